import type { Trace } from '../trace/trace.ts';
import { parseScale, runCommand, wrongArguments } from './arguments.ts';
import { editsFrom, editsUsage } from './edits-file.ts';
import { readPicture } from './files.ts';
import { encodeNpz, type NpyArray } from './npz.ts';
import { openEngine, ownWeights } from './open-engine.ts';
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

await runCommand({
  usage: `Usage: npm run trace -- IN.png OUT.npz --sites A,B,... [--weights F | --scale N] [--edits F]

Runs RCAN on a PNG and writes what is in the network at these sites: one float32 array NCHW (N = 1) for each,
under the site's name, for numpy.load.

  --sites A,B  sites by their name in the official code, such as body.0 (a group's output), body.1:input or
               body.1.body.0.body.3.conv_du (the attention of a block)
  --weights F  a checkpoint, .safetensors or .pt
  --scale N    the project's own checkpoint for this scale; 2 when neither is given
  --edits F    ${editsUsage}`,
  options: {
    sites: { type: 'string' },
    weights: { type: 'string' },
    scale: { type: 'string' },
    edits: { type: 'string' },
  },
  positionals: ['IN.png', 'OUT.npz'],
  async main({ sites: list, weights, scale, edits: editsPath }, [source = '', target = '']) {
    const sites = [
      ...new Set(
        list
          ?.split(',')
          .map((site) => site.trim())
          .filter(Boolean),
      ),
    ];
    if (sites.length === 0)
      throw wrongArguments('The option --sites is missing; give names with commas between.');
    const wanted = weights !== undefined && scale === undefined ? undefined : parseScale(scale ?? '2');
    await checkTarget(target, source, weights, editsPath);
    const edits = await editsFrom(editsPath);
    const picture = await readPicture(source);
    const engine = await openEngine(weights ?? ownWeights(wanted ?? 2), wanted);
    try {
      const { trace } = await engine.run({ picture, sites, ...edits }, { onProgress: progressLine(source) });
      const arrays = arraysOf(trace, sites);
      await writeBytes(target, encodeNpz(arrays));
      for (const [site, { shape }] of arrays) note(`${site}  ${shape.join(' x ')}`);
    } finally {
      engine.dispose();
    }
  },
});
