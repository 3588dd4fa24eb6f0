import { checkSites } from '../model/check-sites.ts';
import { workShares } from '../model/complexity.ts';
import { checkEdits } from '../model/edits/check-edits.ts';
import type { Edited } from '../model/edits/edited.ts';
import { parseEdits } from '../model/edits/parse-edits.ts';
import type { CachedActivations } from '../model/cached-activations.ts';
import type { Rcan } from '../model/rcan.ts';
import { stepSites } from '../model/steps.ts';
import { joinTaps, type Step, type Taps } from '../model/taps.ts';
import { chop } from '../model/tiling/chop.ts';
import { exact } from '../model/tiling/exact.ts';
import type { FeatureMap } from '../model/tiling/feature-map.ts';
import { whole } from '../model/tiling/whole.ts';
import { abortError, isAbortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { drive } from './drive.ts';
import type { ActivationCache } from './activation-cache.ts';
import { spareBytes } from './memory.ts';
import { networkInput } from './network-input.ts';
import { Forecast } from './progress.ts';
import type { RunOptions, RunRequest, RunResult, TilingKind } from './protocol.ts';
import { Recorder, sitesToRecord } from './recorder.ts';
import { stopwatch } from './stopwatch.ts';
import { chooseTiling, tensorBytesOf } from './tiling.ts';

/**
 * One run of `net` on the current backend, from the picture to typed arrays. Between steps it yields to the event loop,
 * reports progress with what was recorded since, and stops where `signal` has fired.
 * Rejects as `EngineApi.run` does. All its tensors are freed then, as after a result, except those in the cache.
 * @param activations cache for runs with a list of edits over the whole picture; others clear it
 * @param also records too, in a run of the whole picture
 */
export async function forwardPass(
  net: Rcan,
  running: RunningBackend,
  request: RunRequest,
  { signal, onProgress }: RunOptions,
  activations?: ActivationCache,
  also?: Taps,
): Promise<RunResult> {
  if (signal?.aborted) throw abortError();
  const { name: backend, lossGuard } = running;
  const { config } = net;
  const { picture, sites } = request;
  const { width, height } = picture;
  checkSites(config, sites);
  const edits = parseEdits(request.edits ?? []);
  checkEdits(config, edits);
  const tiling = chooseTiling(request.tiling ?? 'auto', config, picture, sites, running);
  const wanted = sitesToRecord(config, request);
  const cache = request.edits && tiling.kind === 'none' ? activations : undefined;
  if (!cache) activations?.clear();
  const budget = cache ? spareBytes(config, height, width, sites, running) : 0;
  const cached = cache?.resume({ net, picture, edits, wanted, budget, residuals: request.residuals });

  const needed = tensorBytesOf(tiling.kind, config, picture, sites, running);
  running.reserveMemory?.(needed + (cache?.additionalBytes ?? 0));

  const elapsed = stopwatch();
  const forecast = new Forecast(() => {
    const shares = workShares(config, height, width);
    const last = stepSites(config)[(cached?.start ?? 0) - 1] ?? '';
    return { shares, before: shares.get(last) ?? 0 };
  });
  const recorder = new Recorder(wanted, { view: running.view, read: running.readBatch });
  const x = { width, height, channels: config.colors, data: networkInput(picture, config.colors) };
  if (cache) recorder.take(cache.vectors(wanted));
  const edited = net.edited(edits);
  const taps = joinTaps(...[recorder, cache, also].filter((each) => each !== undefined));
  const pass = begin(tiling.kind, net, x, { recorder, taps, edited, cached });
  try {
    const output = await drive(pass, running, signal, {
      settle: () => recorder.flush(),
      report: (step, partial) => onProgress?.({ ...forecast.of(step), partial }),
    });
    await lossGuard.guard(recorder.flush());
    cache?.addVectors(recorder.records.values());
    return {
      output: { ...output, channels: config.colors },
      trace: { config, input: { width, height }, records: recorder.records },
      tiling,
      backend,
      milliseconds: elapsed(),
    };
  } catch (error) {
    // What a cancelled run has computed is valid for the next one; after a failure, memory may be short.
    if (isAbortError(error)) cache?.addVectors(recorder.records.values());
    else cache?.clear();
    throw error;
  } finally {
    recorder.dispose();
    edited.dispose();
    // Ends the generator, whose `finally` frees the tensors that the pass holds between its steps.
    await lossGuard.guard(pass.return(x));
  }
}

/** What records a pass, and what changes it. */
interface PassParts {
  readonly recorder: Recorder;
  /** The recorder and, in a run of the whole picture, the cache. */
  readonly taps: Taps;
  readonly edited: Edited;
  readonly cached: CachedActivations | undefined;
}

function begin(
  kind: TilingKind,
  net: Rcan,
  x: FeatureMap,
  { recorder, taps, edited, cached }: PassParts,
): AsyncGenerator<Step, FeatureMap, void> {
  switch (kind) {
    case 'none':
      return whole(net, x, { taps, edited, cached });
    case 'exact':
      return exact(net, x, { taps: recorder, edited });
    case 'chop':
      return chop(net, x, edited);
  }
}
