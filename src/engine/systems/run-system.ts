import * as tf from '@tensorflow/tfjs-core';
import { upscale } from '../../image/bicubic.ts';
import { interpolate, type Interpolation } from '../../image/interpolation.ts';
import type { FloatPixels } from '../../image/pixels.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import { continueEdges } from '../../model/baselines/continue-edges.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { Rcan } from '../../model/rcan.ts';
import { abortError } from '../abort.ts';
import type { RunningBackend } from '../backends/backend.ts';
import { drive } from '../drive.ts';
import { forwardPass } from '../forward-pass.ts';
import { networkInput } from '../network-input.ts';
import { Forecast } from '../progress.ts';
import type { RunOptions, SystemRequest, SystemResult } from '../protocol.ts';
import { stopwatch } from '../stopwatch.ts';
import { GpuFence } from './gpu-fence.ts';
import { noCheckpoint, openSystem, type BeforeName, type OpenedSystem } from './open-system.ts';

/** An interpolation, in plain JavaScript. Throws an `AbortError` when `signal` has already fired. */
export function runInterpolation(
  system: Interpolation,
  { scale, picture }: SystemRequest,
  { signal }: RunOptions,
): SystemResult {
  if (signal?.aborted) throw abortError();
  const elapsed = stopwatch();
  const output = interpolate(picture, system, scale);
  const milliseconds = elapsed();
  return { system, scale, output, weights: 'none', backend: 'javascript', milliseconds };
}

/**
 * A network or a dictionary on the current backend. Rejects as `EngineApi.runSystem` does. All its tensors are freed
 * then, as after a result.
 * @param rcan the loaded network
 */
export async function runSystem(
  system: Exclude<SystemName, Interpolation>,
  running: RunningBackend,
  request: SystemRequest,
  options: RunOptions,
  rcan: Rcan | undefined,
): Promise<SystemResult> {
  if (options.signal?.aborted) throw abortError();
  if (system === 'rcan') return runRcan(running, request, options, rcan);
  return runBefore(system, running, request, options, rcan);
}

async function runRcan(
  running: RunningBackend,
  { system, scale, picture }: SystemRequest,
  options: RunOptions,
  rcan: Rcan | undefined,
): Promise<SystemResult> {
  if (!rcan) throw noCheckpoint(system);
  const { scale: own } = rcan.config;
  if (own !== scale) {
    throw new ReaderError(
      'checkpoint-scale',
      `The loaded checkpoint enlarges by ${own}, not by ${scale}; load one for ${scale}.`,
      { scale: own, wanted: scale },
    );
  }
  const run = await forwardPass(rcan, running, { picture, sites: [], attention: false }, options);
  const output = restoreColors(run.output, picture);
  const { backend, milliseconds } = run;
  return { system, scale, output, weights: 'trained', backend, milliseconds };
}

/** Enlarges by bicubic, then runs the network. */
async function runBefore(
  system: BeforeName,
  running: RunningBackend,
  request: SystemRequest,
  { signal, onProgress }: RunOptions,
  rcan: Rcan | undefined,
): Promise<SystemResult> {
  const { scale, picture } = request;
  const opened = openSystem(system, request, running, rcan);
  // A CPU backend has computed a step when its call returns.
  const fence = new GpuFence(running.view ? [] : opened.sites);
  const elapsed = stopwatch();
  const x = tf.keep(enlarged(request, opened));
  const steps = opened.net.forward(x, { taps: fence });
  const forecast = new Forecast();
  let y: tf.Tensor4D | undefined;
  try {
    const result = await drive({ next: () => Promise.resolve().then(() => steps.next()) }, running, signal, {
      settle: () => fence.settle(),
      report: (step) => onProgress?.({ ...forecast.of(step), partial: [] }),
    });
    y = result;
    const data = await running.lossGuard.guard(result.data<'float32'>());
    const [, height, width] = result.shape;
    const output = restoreColors(samples(data, width, height, opened), picture);
    const milliseconds = elapsed();
    return { system, scale, output, weights: opened.weights, backend: running.name, milliseconds };
  } finally {
    steps.return(x);
    fence.dispose();
    tf.dispose(y ? [x, y] : x);
    opened.net.dispose();
  }
}

/** The bicubic enlargement as the network takes it: [1, H + 2 border, W + 2 border, channels]. */
function enlarged({ picture, scale }: SystemRequest, { channels, border, white }: OpenedSystem): tf.Tensor4D {
  const large = upscale(picture, scale);
  const plain = networkInput(large, channels).map((value) => (value * white) / 255);
  const { width, height } = large;
  const data = border === 0 ? plain : continueEdges(plain, width, height, border);
  return tf.tensor4d(data, [1, height + 2 * border, width + 2 * border, channels]);
}

function samples(
  data: Float32Array,
  width: number,
  height: number,
  { channels, white }: OpenedSystem,
): FloatPixels {
  return { width, height, channels, data: data.map((value) => (value * 255) / white) };
}
