import * as tf from '@tensorflow/tfjs-core';
import { checkSites } from '../model/check-sites.ts';
import type { Rcan } from '../model/rcan.ts';
import type { Step } from '../model/taps.ts';
import { abortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { breathe } from './breathe.ts';
import { checkMemory } from './memory.ts';
import { networkInput } from './network-input.ts';
import { Pacer } from './pacer.ts';
import { Forecast } from './progress.ts';
import type { RunOptions, RunRequest, RunResult } from './protocol.ts';
import { Recorder } from './recorder.ts';

/**
 * One run of `net` on the current backend, from the picture to typed arrays. Rests between steps: reports
 * progress with what was recorded since, and looks whether it is to go on.
 * Rejects as `EngineApi.run` does; no tensor of it is left then, nor after a result.
 */
export async function forwardPass(
  net: Rcan,
  running: RunningBackend,
  { picture, sites }: RunRequest,
  { signal, onProgress }: RunOptions,
): Promise<RunResult> {
  if (signal?.aborted) throw abortError();
  const { name: backend, lifeline } = running;
  const { config } = net;
  const { width, height } = picture;
  checkSites(config, sites);
  checkMemory(config, height, width, sites, running);

  const began = performance.now();
  const forecast = new Forecast(config, height, width);
  const recorder = new Recorder(config, sites);
  const pacer = new Pacer(backend === 'webgpu' || backend === 'webgl');
  const x = tf.tensor4d(networkInput(picture, config.colors), [1, height, width, config.colors]);
  const pass = net.forward(x, recorder);
  const rest = async ({ site, done, total }: Step): Promise<void> => {
    const partial = await lifeline.guard(recorder.flush());
    await breathe();
    if (signal?.aborted) throw abortError();
    pacer.rested();
    const left = forecast.secondsLeft(site);
    onProgress?.({ done, total, ...(left === undefined ? {} : { secondsLeft: left }), partial });
  };
  let y: tf.Tensor4D | undefined;
  try {
    for (;;) {
      const next = pass.next();
      if (next.done) {
        y = next.value;
        break;
      }
      if (pacer.due()) await rest(next.value);
    }
    const [, outHeight, outWidth] = y.shape;
    const data = await lifeline.guard(y.data<'float32'>());
    await lifeline.guard(recorder.flush());
    return {
      output: { width: outWidth, height: outHeight, channels: config.colors, data },
      trace: { config, input: { width, height }, records: recorder.records },
      backend,
      milliseconds: performance.now() - began,
    };
  } finally {
    // Ends the generator where it stands, which frees what the network holds between its steps.
    pass.return(x);
    tf.dispose(y ? [x, y] : x);
    recorder.dispose();
  }
}
