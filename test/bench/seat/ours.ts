import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { precisionOf } from '../../../src/engine/backends/backend.ts';
import { forwardPass } from '../../../src/engine/forward-pass.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Runner } from './runner.ts';
import type { SeatSpec } from './messages.ts';
import type { Samples } from './samples.ts';
import { startTfjs, stopTfjs } from './tfjs-backend.ts';

/** Our model on our kernels. */
export async function openOurs(
  spec: SeatSpec,
  { config, state }: Pick<Checkpoint, 'config' | 'state'>,
): Promise<Runner> {
  const running = await startTfjs(spec);
  const net = new Rcan(config, state);
  const variant = running.ownKernels?.variant;
  // The groups that the notebook shows first when it is asked for two: the first ones.
  const groups = Array.from({ length: Math.min(2, config.groups) }, (_, g) => sites.group(g));
  const throughEngine = async (
    { picture }: Samples,
    tiling: 'none' | 'exact',
    recorded: readonly string[],
  ): Promise<Float32Array> => {
    const { output } = await forwardPass(net, running, { picture, sites: recorded, tiling }, {});
    return output.data;
  };
  return {
    info: { precision: precisionOf(running), ...(variant && { kernels: variant }) },
    layout: 'hwc',
    run(samples, way) {
      switch (way) {
        case 'plain':
          return forward(net, samples, config.colors);
        case 'recording':
          return throughEngine(samples, 'none', groups);
        case 'exact':
          return throughEngine(samples, 'exact', []);
      }
    },
    dispose() {
      net.dispose();
      stopTfjs(running);
      return Promise.resolve();
    },
  };
}

async function forward(net: Rcan, { width, height, hwc }: Samples, colors: number): Promise<Float32Array> {
  const x = tf.tensor4d(hwc, [1, height, width, colors]);
  const y = lastOf(net.forward(x));
  const data = await y.data<'float32'>();
  tf.dispose([x, y]);
  return data;
}

function lastOf<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
