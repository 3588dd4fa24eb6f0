import { checkSites } from '../model/check-sites.ts';
import { workShares } from '../model/cost.ts';
import { checkEdits } from '../model/edits/check-edits.ts';
import type { Edited } from '../model/edits/edited.ts';
import { parseEdits } from '../model/edits/parse-edits.ts';
import type { Earlier } from '../model/earlier.ts';
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
import type { KeptRun } from './kept-run.ts';
import { spareBytes } from './memory.ts';
import { networkInput } from './network-input.ts';
import { Forecast } from './progress.ts';
import type { RunOptions, RunRequest, RunResult, TilingKind } from './protocol.ts';
import { Recorder, sitesToRecord } from './recorder.ts';
import { chooseTiling, tensorBytesOf } from './tiling.ts';

/**
 * One run of `net` on the current backend, from the picture to typed arrays. Rests between steps: reports
 * progress with what was recorded since, and looks whether it is to go on.
 * Rejects as `EngineApi.run` does; no tensor of it is left then, nor after a result, but those in `kept`.
 */
export async function forwardPass(
  net: Rcan,
  running: RunningBackend,
  request: RunRequest,
  { signal, onProgress }: RunOptions,
  kept?: KeptRun,
): Promise<RunResult> {
  if (signal?.aborted) throw abortError();
  const { name: backend, lifeline } = running;
  const { config } = net;
  const { picture, sites } = request;
  const { width, height } = picture;
  checkSites(config, sites);
  const edits = parseEdits(request.edits ?? []);
  checkEdits(config, edits);
  const tiling = chooseTiling(request.tiling ?? 'auto', config, picture, sites, running);
  const wanted = sitesToRecord(config, request);
  const keeper = request.edits && tiling.kind === 'none' ? kept : undefined;
  if (!keeper) kept?.clear();
  const room = keeper ? spareBytes(config, height, width, sites, running) : 0;
  const earlier = keeper?.resume({ net, picture, edits, wanted, room });

  const needed = tensorBytesOf(tiling.kind, config, picture, sites, running);
  running.makeRoom?.(needed + (keeper?.bytesToCome ?? 0));

  const began = performance.now();
  const forecast = new Forecast(() => {
    const shares = workShares(config, height, width);
    const last = stepSites(config)[(earlier?.start ?? 0) - 1] ?? '';
    return { shares, before: shares.get(last) ?? 0 };
  });
  const recorder = new Recorder(wanted, { view: running.view, read: running.readTogether });
  const x = { width, height, channels: config.colors, data: networkInput(picture, config.colors) };
  if (keeper) recorder.take(keeper.vectors(wanted));
  const edited = net.edited(edits);
  const taps = keeper ? joinTaps(recorder, keeper) : recorder;
  const pass = begin(tiling.kind, net, x, { recorder, taps, edited, earlier });
  try {
    const output = await drive(pass, running, signal, {
      settle: () => recorder.flush(),
      report: (step, partial) => onProgress?.({ ...forecast.of(step), partial }),
    });
    await lifeline.guard(recorder.flush());
    keeper?.keepVectors(recorder.records.values());
    return {
      output: { ...output, channels: config.colors },
      trace: { config, input: { width, height }, records: recorder.records },
      tiling,
      backend,
      milliseconds: performance.now() - began,
    };
  } catch (error) {
    // What a cancelled run has computed holds for the next one; after a failure, memory may be short.
    if (isAbortError(error)) keeper?.keepVectors(recorder.records.values());
    else keeper?.clear();
    throw error;
  } finally {
    recorder.dispose();
    edited.dispose();
    // Ends the generator where it stands, which frees what the network holds between its steps.
    await lifeline.guard(pass.return(x));
  }
}

/** Who listens to a pass, and what changes it. */
interface Listeners {
  readonly recorder: Recorder;
  /** The recorder, and who keeps maps for the next run of the whole picture. */
  readonly taps: Taps;
  readonly edited: Edited;
  readonly earlier: Earlier | undefined;
}

function begin(
  kind: TilingKind,
  net: Rcan,
  x: FeatureMap,
  { recorder, taps, edited, earlier }: Listeners,
): AsyncGenerator<Step, FeatureMap, void> {
  switch (kind) {
    case 'none':
      return whole(net, x, { taps, edited, earlier });
    case 'exact':
      return exact(net, x, { taps: recorder, edited });
    case 'chop':
      return chop(net, x, edited);
  }
}
