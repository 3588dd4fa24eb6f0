import { basename } from 'node:path';
import { readCheckpoint } from '../checkpoint/read-checkpoint.ts';
import type { EngineApi } from '../engine/protocol.ts';
import { modcrop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import type { Edit } from '../model/edits/edit.ts';
import type { Trace } from '../trace/trace.ts';
import { parseScale, runCommand, wrongArguments } from './arguments.ts';
import { editsFrom, editsUsage } from './edits-file.ts';
import { checkPair } from './evaluation.ts';
import { readBytes, readPicture } from './files.ts';
import { encodeNpz, type NpyArray } from './npz.ts';
import { openNetwork, ownWeights } from './open-engine.ts';
import { checkTarget, writeBytes } from './output.ts';
import { note } from './print.ts';
import { progressLine } from './progress-line.ts';

/** The records of the sites asked for as arrays NCHW with N = 1, in the order they were asked for. */
function arraysOf({ records }: Trace, sites: readonly string[]): Map<string, NpyArray> {
  return new Map(
    sites.map((site) => {
      const record = records.get(site);
      if (!record) throw new Error(`The run recorded nothing at ${site}.`);
      return [site, { shape: [1, record.channels, record.height, record.width], data: record.data }];
    }),
  );
}

interface GradientRequest {
  /** A path. */
  readonly weights: string;
  readonly lr: Pixels;
  readonly hr: Pixels;
  readonly edits: readonly Edit[] | undefined;
}

/** The gradients of the L1 loss by their names, on the engine's backend where this has all of them, else on cpu. */
async function gradientsOf(
  engine: EngineApi,
  { weights, lr, hr, edits }: GradientRequest,
): Promise<ReadonlyMap<string, NpyArray>> {
  const { canTrain } = await import('../training/can-train.ts');
  const { pictureGradients } = await import('../training/picture-gradients.ts');
  if (!canTrain()) await engine.start('cpu');
  const checkpoint = readCheckpoint((await readBytes(weights)).buffer, basename(weights));
  const { loss, gradients } = await pictureGradients(checkpoint, lr, hr, edits);
  note(`L1 loss  ${loss}`);
  return gradients;
}

await runCommand({
  usage: `Usage: npm run trace -- IN.png OUT.npz [--sites A,B,...] [--gradients HR.png] [--weights F | --scale N] [--edits F]

Runs RCAN on a PNG and writes what is in the network at these sites: one float32 array NCHW (N = 1) for each,
under the site's name, for numpy.load. With --gradients also, or only, what a training step would go by.

  --sites A,B  sites by their name in the official code, such as body.0 (a group's output), body.1:input or
               body.1.body.0.body.3.conv_du (the attention of a block)
  --gradients HR.png
               the true picture: writes the gradients of the L1 loss (the mean of |output - HR| over all values,
               0..255, the output not rounded) by every parameter but the mean shifts', under its name and in its
               shape in PyTorch, and by the picture, NCHW, under the name input. Zeros are written where the loss
               does not depend on a parameter, and where --edits set it
  --weights F  a checkpoint, .safetensors or .pt
  --scale N    the project's own checkpoint for this scale; 2 when neither is given
  --edits F    ${editsUsage}`,
  options: {
    sites: { type: 'string' },
    gradients: { type: 'string' },
    weights: { type: 'string' },
    scale: { type: 'string' },
    edits: { type: 'string' },
  },
  positionals: ['IN.png', 'OUT.npz'],
  async main(values, [source = '', target = '']) {
    const sites = [
      ...new Set(
        values.sites
          ?.split(',')
          .map((site) => site.trim())
          .filter(Boolean),
      ),
    ];
    if (sites.length === 0 && values.gradients === undefined) {
      throw wrongArguments(
        'The option --sites is missing; give names with commas between, or a true picture by --gradients.',
      );
    }
    const wanted =
      values.weights !== undefined && values.scale === undefined
        ? undefined
        : parseScale(values.scale ?? '2');
    await checkTarget(target, source, values.weights, values.edits, values.gradients);
    const { edits } = await editsFrom(values.edits);
    const picture = await readPicture(source);
    const hr = values.gradients === undefined ? undefined : await readPicture(values.gradients);
    const weights = values.weights ?? ownWeights(wanted ?? 2);
    const { engine, info } = await openNetwork(weights, wanted);
    try {
      const { scale } = info.config;
      if (hr) checkPair(values.gradients!, picture, hr, scale);
      const arrays = new Map<string, NpyArray>();
      if (sites.length > 0) {
        const request = { picture, sites, ...(edits && { edits }) };
        const { trace } = await engine.run(request, { onProgress: progressLine(source) });
        for (const [site, array] of arraysOf(trace, sites)) arrays.set(site, array);
      }
      if (hr) {
        const request = { weights, lr: picture, hr: modcrop(hr, scale), edits };
        for (const [name, array] of await gradientsOf(engine, request)) arrays.set(name, array);
      }
      await writeBytes(target, encodeNpz(arrays));
      for (const [name, { shape }] of arrays) note(`${name}  ${shape.join(' x ')}`);
    } finally {
      engine.dispose();
    }
  },
});
