import * as tf from '@tensorflow/tfjs-core';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import { PlainTfjs } from './plain-tfjs.ts';
import type { Runner } from './runner.ts';
import type { WorkerSpec } from './messages.ts';
import { startTfjs, stopTfjs } from './tfjs-backend.ts';

/** The same network in plain TF.js ops. */
export async function openTfjs(
  spec: WorkerSpec,
  checkpoint: Pick<Checkpoint, 'config' | 'state'>,
): Promise<Runner> {
  const running = await startTfjs(spec);
  const net = new PlainTfjs(checkpoint);
  return {
    info: { precision: 'float32' },
    layout: 'hwc',
    async run({ width, height, hwc }) {
      const x = tf.tensor4d(hwc, [1, height, width, checkpoint.config.colors]);
      const y = net.forward(x);
      const data = await y.data<'float32'>();
      tf.dispose([x, y]);
      return data;
    },
    dispose() {
      net.dispose();
      stopTfjs(running);
      return Promise.resolve();
    },
  };
}
