import { join } from 'node:path';
import { psnr } from '../analysis/metrics.ts';
import { scoreSums } from '../analysis/partial-sums.ts';
import { SpectrumMeter } from '../analysis/spectrum-meter.ts';
import { upscale } from '../image/bicubic.ts';
import { modcrop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import { restoreColors } from '../image/restore-colors.ts';
import type { Scale } from '../model/config.ts';
import { factorFor } from '../views/contributions/amplify.ts';
import { sumScores } from '../views/contributions/readings.ts';
import { parseScale, runCommand } from './arguments.ts';
import { checkPair } from './evaluation.ts';
import { readPicture } from './files.ts';
import { encodeNpz } from './npz.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, makeFolder, writeBytes, writePicture } from './output.ts';
import { amplified, arraysOfSum, filesOf, middleGrey } from './part-files.ts';
import { parseLevel } from './part-levels.ts';
import { print, printJson } from './print.ts';
import { progressLine } from './progress-line.ts';
import { gridCutoff, readPart, sumOf, takeApart, type TakenApart } from './summands.ts';
import { sumTable, type SumReport } from './sum-table.ts';

/** @param truth the true picture; without it, sums are compared with the whole output */
function measure(
  { output, summands }: TakenApart,
  { lr, truth, scale }: { readonly lr: Pixels; readonly truth: Pixels | undefined; readonly scale: Scale },
): SumReport {
  const reference = truth ?? restoreColors(output, lr);
  const parts = summands.map(({ picture }) => picture);
  const bicubic = psnr(upscale(lr, scale), reference, scale);
  const psnrs = scoreSums({ parts, lr, reference, scale });
  const scores = sumScores(truth ? 'truth' : 'output', psnrs, bicubic);
  const meter = new SpectrumMeter(output.height, output.width);
  const cutoff = gridCutoff(scale);
  const files = filesOf(summands.map(({ name }) => name));
  return {
    cutoff,
    against: scores.against,
    bicubic: scores.bicubic!,
    factor: factorFor(parts.slice(2)),
    parts: summands.map(({ name, picture }, i) => {
      const { rms, high } = readPart(picture, meter, cutoff);
      return { name, energy: rms, share: high, score: scores.values[i]!, ...files[i]! };
    }),
  };
}

async function writePictures(
  folder: string,
  { summands }: TakenApart,
  { factor, parts }: SumReport,
  lr: Pixels,
): Promise<void> {
  const sum = sumOf(summands);
  for (const [i, { picture }] of summands.entries()) {
    const soFar = restoreColors(
      sum.include((part) => part <= i),
      lr,
    );
    await writePicture(join(folder, parts[i]!.part), i === 0 ? soFar : amplified(picture, factor));
    await writePicture(join(folder, parts[i]!.sum), soFar);
  }
}

await runCommand({
  usage: `Usage: npm run contributions -- IN.png OUTDIR --scale N [--weights F] [--hr HR.png] [--level group|block|channel]
                               [--block G.B] [--npz F] [--json]

Takes RCAN's output apart into what every part of the network adds to it: after the last block everything is linear, so
the output is exactly the sum of these pictures. Writes into OUTDIR part-NN-NAME.png, amplified about grey ${middleGrey} by one
factor, which groups, blocks and channels fill the range with, only the long skip, with the constant, as it is; and
sum-NN-NAME.png, the sum up to there.
Prints a table: the energy of each part (root mean square on luma, in levels), the share of it above what the small
picture's grid can hold, 1/(2N) cycles/pixel, and the PSNR of the sum.

  --scale N    2, 3, 4 or 8
  --weights F  a checkpoint, .safetensors or .pt; the project's own for the scale when not given
  --hr HR.png  the true picture; without it the sums are compared with the whole output
  --level L    group; block, also when not given; or channel, which takes one block apart and leaves others whole
  --block G.B  that block, such as 4.0: groups and blocks count from 0
  --npz F      also write the parts as they are: float32 (colors, H, W) under long_skip (with the constant),
               first_features, body.0 (a group), body.0.body.3 (a block), body.0.body.3:7 (a channel), and output
  --json       print {"cutoff","against","bicubic","factor","parts":[{"name","energy","share","score","part","sum"}]}
               and nothing else; score is PSNR, or the distance to the output in levels where "against" is "output"`,
  options: {
    scale: { type: 'string' },
    weights: { type: 'string' },
    hr: { type: 'string' },
    level: { type: 'string' },
    block: { type: 'string' },
    npz: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: ['IN.png', 'OUTDIR'],
  async main({ scale: factor, weights, hr, level: kind, block, npz, json }, [source = '', folder = '']) {
    const scale = parseScale(factor);
    const level = parseLevel(kind, block);
    const lr = await readPicture(source);
    const truth = hr === undefined ? undefined : await readPicture(hr);
    if (truth) checkPair(hr!, lr, truth, scale);
    await makeFolder(folder);
    const inputs = [source, hr, weights];
    if (npz !== undefined) await checkTarget(npz, ...inputs);
    const network = await openNetwork(weights ?? ownWeights(scale), scale);
    try {
      const found = await takeApart(network, lr, level, progressLine(source));
      const report = measure(found, { lr, truth: truth && modcrop(truth, scale), scale });
      for (const { part, sum } of report.parts)
        for (const file of [part, sum]) await checkTarget(join(folder, file), ...inputs);
      await writePictures(folder, found, report, lr);
      if (npz !== undefined) await writeBytes(npz, encodeNpz(arraysOfSum(found.summands, found.output)));
      if (json) printJson(report);
      else print(sumTable(report));
    } finally {
      network.engine.dispose();
    }
  },
});
