import type { Tiling } from '../engine/protocol.ts';
import { restoreColors } from '../image/restore-colors.ts';
import { parseScale, parseTiling, runCommand, tilingUsage } from './arguments.ts';
import { editsFrom, editsUsage } from './edits-file.ts';
import { readPicture } from './files.ts';
import { openEngine, ownWeights } from './open-engine.ts';
import { checkPictureTarget, writePicture } from './output.ts';
import { note } from './print.ts';
import { progressLine } from './progress-line.ts';

function inTiles({ kind, tiles }: Tiling): string {
  if (kind === 'none') return '';
  const count = `${tiles} tile${tiles === 1 ? '' : 's'}`;
  return kind === 'exact'
    ? `, in ${count}, attention pooled over all of them`
    : `, in ${count} of the official chop, an attention each`;
}

await runCommand({
  usage: `Usage: npm run upscale -- IN.png OUT.png --scale N [--weights F] [--tiling T] [--edits F]

Enlarges a PNG with RCAN and writes the result as PNG.

  --scale N    2, 3, 4 or 8
  --weights F  a checkpoint, .safetensors or .pt; the project's own for the scale when not given
  --tiling T   ${tilingUsage}
  --edits F    ${editsUsage}`,
  options: {
    scale: { type: 'string' },
    weights: { type: 'string' },
    tiling: { type: 'string' },
    edits: { type: 'string' },
  },
  positionals: ['IN.png', 'OUT.png'],
  async main(values, [source = '', target = '']) {
    const scale = parseScale(values.scale);
    const kind = parseTiling(values.tiling);
    await checkPictureTarget(target, source, values.weights, values.edits);
    const edits = await editsFrom(values.edits);
    const lr = await readPicture(source);
    const engine = await openEngine(values.weights ?? ownWeights(scale), scale);
    try {
      const { output, milliseconds, tiling } = await engine.run(
        { picture: lr, sites: [], tiling: kind, ...edits },
        { onProgress: progressLine(source) },
      );
      await writePicture(target, restoreColors(output, lr));
      note(
        `${target}: ${output.width} x ${output.height} px in ${(milliseconds / 1000).toFixed(1)} s${inTiles(tiling)}`,
      );
    } finally {
      engine.dispose();
    }
  },
});
