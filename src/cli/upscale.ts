import { restoreColors } from '../image/restore-colors.ts';
import { parseScale, runCommand } from './arguments.ts';
import { checkPictureTarget, readPicture, writePicture } from './files.ts';
import { openEngine, ownWeights } from './open-engine.ts';
import { progressLine } from './progress-line.ts';

await runCommand({
  usage: `Usage: npm run upscale -- IN.png OUT.png --scale N [--weights F]

Enlarges a PNG with RCAN and writes the result as PNG.

  --scale N    2, 3, 4 or 8
  --weights F  a checkpoint, .safetensors or .pt; the project's own for the scale when not given`,
  options: { scale: { type: 'string' }, weights: { type: 'string' } },
  positionals: ['IN.png', 'OUT.png'],
  async main(values, [source = '', target = '']) {
    const scale = parseScale(values.scale);
    await checkPictureTarget(target);
    const lr = await readPicture(source);
    const engine = await openEngine(values.weights ?? ownWeights(scale), scale);
    try {
      const { output, milliseconds } = await engine.run(
        { picture: lr, sites: [] },
        { onProgress: progressLine(source) },
      );
      await writePicture(target, restoreColors(output, lr));
      process.stderr.write(
        `${target}: ${output.width} x ${output.height} px in ${(milliseconds / 1000).toFixed(1)} s\n`,
      );
    } finally {
      engine.dispose();
    }
  },
});
