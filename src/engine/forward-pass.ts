import { checkSites } from '../model/check-sites.ts';
import type { Rcan } from '../model/rcan.ts';
import type { Step } from '../model/taps.ts';
import { chop } from '../model/tiling/chop.ts';
import { exact } from '../model/tiling/exact.ts';
import type { FeatureMap } from '../model/tiling/feature-map.ts';
import { whole } from '../model/tiling/whole.ts';
import { abortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { breathe } from './breathe.ts';
import { networkInput } from './network-input.ts';
import { Pacer } from './pacer.ts';
import { Forecast } from './progress.ts';
import type { RunOptions, RunRequest, RunResult, TilingKind } from './protocol.ts';
import { Recorder } from './recorder.ts';
import { chooseTiling, tensorBytesOf } from './tiling.ts';

/**
 * One run of `net` on the current backend, from the picture to typed arrays. Rests between steps: reports
 * progress with what was recorded since, and looks whether it is to go on.
 * Rejects as `EngineApi.run` does; no tensor of it is left then, nor after a result.
 */
export async function forwardPass(
  net: Rcan,
  running: RunningBackend,
  { picture, sites, tiling: wanted = 'auto' }: RunRequest,
  { signal, onProgress }: RunOptions,
): Promise<RunResult> {
  if (signal?.aborted) throw abortError();
  const { name: backend, lifeline } = running;
  const { config } = net;
  const { width, height } = picture;
  checkSites(config, sites);
  const tiling = chooseTiling(wanted, config, picture, sites, running);

  running.makeRoom?.(tensorBytesOf(tiling.kind, config, picture, sites, running));

  const began = performance.now();
  const forecast = new Forecast(config, height, width);
  const queues = backend === 'webgpu' || backend === 'webgl';
  const recorder = new Recorder(config, sites, { atOnce: !queues, read: running.readTogether });
  const pacer = new Pacer(queues);
  const x = { width, height, channels: config.colors, data: networkInput(picture, config.colors) };
  const pass = begin(tiling.kind, net, x, recorder);
  const rest = async (step: Step): Promise<void> => {
    const partial = await lifeline.guard(recorder.flush());
    await breathe();
    if (signal?.aborted) throw abortError();
    pacer.rested();
    const { done, total } = step;
    const left = forecast.secondsLeft(step);
    onProgress?.({ done, total, ...(left === undefined ? {} : { secondsLeft: left }), partial });
  };
  try {
    for (;;) {
      const next = await lifeline.guard(pass.next());
      if (next.done) {
        await lifeline.guard(recorder.flush());
        return {
          output: { ...next.value, channels: config.colors },
          trace: { config, input: { width, height }, records: recorder.records },
          tiling,
          backend,
          milliseconds: performance.now() - began,
        };
      }
      if (pacer.due()) await rest(next.value);
    }
  } finally {
    recorder.dispose();
    // Ends the generator where it stands, which frees what the network holds between its steps.
    await lifeline.guard(pass.return(x));
  }
}

function begin(
  kind: TilingKind,
  net: Rcan,
  x: FeatureMap,
  recorder: Recorder,
): AsyncGenerator<Step, FeatureMap, void> {
  switch (kind) {
    case 'none':
      return whole(net, x, { taps: recorder });
    case 'exact':
      return exact(net, x, { taps: recorder });
    case 'chop':
      return chop(net, x);
  }
}
