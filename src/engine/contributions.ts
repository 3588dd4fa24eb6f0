import { checkInside } from '../image/crop.ts';
import { checkParts, type Part } from '../model/contribution-parts.ts';
import { contributions as carryParts, sumOfBlocks } from '../model/contributions.ts';
import { checkEdits } from '../model/edits/check-edits.ts';
import type { Edited } from '../model/edits/edited.ts';
import { parseEdits } from '../model/edits/parse-edits.ts';
import type { Rcan } from '../model/rcan.ts';
import { ResidualRecorder, type BlockResiduals, type Residuals } from '../model/residuals.ts';
import { abortError } from './abort.ts';
import type { ActivationCache } from './activation-cache.ts';
import type { RunningBackend } from './backends/backend.ts';
import { drive } from './drive.ts';
import { forwardPass } from './forward-pass.ts';
import { checkMemory } from './memory.ts';
import { PartReader } from './part-reader.ts';
import { Forecast } from './progress.ts';
import type { ContributionsOptions, ContributionsRequest, ContributionsResult } from './protocol.ts';
import { stopwatch } from './stopwatch.ts';

/**
 * Parts of the output of `net` on the current backend, from the picture to typed arrays. The residuals are those that the
 * last run kept, or of a pass of their own. Yields, reports and stops as `forwardPass`, after which all its tensors are
 * freed but those in the cache.
 */
export async function contributions(
  net: Rcan,
  running: RunningBackend,
  request: ContributionsRequest,
  options: ContributionsOptions,
  activations: ActivationCache,
): Promise<ContributionsResult> {
  const { signal, onProgress } = options;
  if (signal?.aborted) throw abortError();
  const { picture, parts } = request;
  const { config } = net;
  checkParts(config, parts);
  const { scale } = config;
  if (request.window)
    checkInside({ width: picture.width * scale, height: picture.height * scale }, request.window);
  const edits = parseEdits(request.edits ?? []);
  checkEdits(config, edits);
  checkMemory(config, picture.height, picture.width, [], running);

  const elapsed = stopwatch();
  const edited = net.edited(edits);
  let residuals: KeptResiduals | undefined;
  try {
    residuals = await findResiduals(net, running, request, edited, options, activations);
    const forecast = new Forecast();
    const reader = new PartReader(running, request.window);
    const carrying = carryParts({ config, edited, residuals }, parts, (part, maps) =>
      reader.take(part, maps),
    );
    try {
      await drive({ next: () => Promise.resolve().then(() => carrying.next()) }, running, signal, {
        settle: () => reader.flush(),
        report: (step, done) => onProgress?.({ ...forecast.of(step), stage: 'parts', parts: done }),
      });
      await running.lossGuard.guard(reader.flush());
    } finally {
      carrying.return();
      reader.dispose();
    }
    const milliseconds = elapsed();
    return { config, parts: reader.found, backend: running.name, milliseconds };
  } finally {
    residuals?.dispose();
    edited.dispose();
  }
}

type KeptResiduals = Residuals & { dispose(): void };

/** Residuals of the run with these edits: kept by the last one, or else by a pass that is done now. */
async function findResiduals(
  net: Rcan,
  running: RunningBackend,
  { picture, parts, edits: given = [] }: ContributionsRequest,
  edited: Edited,
  { signal, onProgress }: ContributionsOptions,
  cache: ActivationCache,
): Promise<KeptResiduals> {
  const edits = parseEdits(given);
  const inCache = (): KeptResiduals | undefined => {
    const found = cache.residuals({ net, picture, edits });
    return found && fromCache(net, found, edited);
  };
  const known = inCache();
  if (known) return known;
  const options = {
    ...(signal && { signal }),
    onProgress: ({ done, total, secondsLeft }: { done: number; total: number; secondsLeft?: number }) =>
      onProgress?.({
        done,
        total,
        ...(secondsLeft !== undefined && { secondsLeft }),
        stage: 'run',
        parts: [],
      }),
  };
  const run = { picture, edits, sites: [], attention: false, tiling: 'none' } as const;
  await forwardPass(net, running, { ...run, residuals: true }, options, cache);
  const now = inCache();
  if (now) return now;
  // They do not all fit into memory: only what these parts are made of is kept.
  const recorder = new ResidualRecorder(net.config, (sum) => edited.gate(sum), groupsByBlock(parts));
  try {
    await forwardPass(net, running, run, options, undefined, recorder);
    return recorder;
  } catch (error) {
    recorder.dispose();
    throw error;
  }
}

/** Those in the cache, which owns them, and the sums over groups. */
function fromCache({ config }: Rcan, kept: BlockResiduals, edited: Edited): KeptResiduals {
  const sums = new Map<number, ReturnType<typeof sumOfBlocks>>();
  return {
    ...kept,
    ofGroup: (group) => {
      const sum = sums.get(group) ?? sumOfBlocks({ config, edited }, group, (place) => kept.ofBlock(place)!);
      sums.set(group, sum);
      return sum;
    },
    dispose: () => sums.forEach((sum) => sum.dispose()),
  };
}

/** The groups of which single blocks or channels are asked for. */
function groupsByBlock(parts: readonly Part[]): number[] {
  return [...new Set(parts.flatMap((part) => ('block' in part ? [part.group] : [])))];
}
