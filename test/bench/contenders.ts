import * as tf from '@tensorflow/tfjs-core';
import { Tensor } from 'onnxruntime-web/wasm';
import type { Checkpoint } from '../../src/checkpoint/read-checkpoint.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { onnxInput, onnxOutput, toOnnx } from './onnx.ts';
import { ortSession } from './ort-session.ts';
import { PlainTfjs } from './plain-tfjs.ts';

export type ContenderName = 'ours' | 'tfjs' | 'ort';

/** A picture as interleaved (HWC) or planar (CHW) float samples in 0..255. */
export interface Samples {
  readonly width: number;
  readonly height: number;
  readonly hwc: Float32Array;
  readonly chw: Float32Array;
}

/** One way to run the network: from samples in JavaScript's memory to samples there. */
export interface Contender {
  readonly name: ContenderName;
  /** In which order `forward` gives the samples back. */
  readonly layout: 'hwc' | 'chw';
  forward(samples: Samples): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/**
 * The contenders, weights loaded; those on TF.js use its current backend. Each gets its samples in the layout that
 * it works in, so that no contender pays for another's.
 */
export async function openContenders(checkpoint: Pick<Checkpoint, 'config' | 'state'>): Promise<Contender[]> {
  const { config, state } = checkpoint;
  const net = new Rcan(config, state);
  const plain = new PlainTfjs(checkpoint);
  const session = await ortSession(toOnnx(checkpoint));
  return [
    onTfjs(
      'ours',
      config.colors,
      (x) => lastOf(net.forward(x)),
      () => net.dispose(),
    ),
    onTfjs(
      'tfjs',
      config.colors,
      (x) => plain.forward(x),
      () => plain.dispose(),
    ),
    {
      name: 'ort',
      layout: 'chw',
      async forward({ width, height, chw }) {
        const x = new Tensor('float32', chw, [1, config.colors, height, width]);
        const { [onnxOutput]: y } = await session.run({ [onnxInput]: x });
        return (await y!.getData()) as Float32Array;
      },
      dispose: () => session.release(),
    },
  ];
}

function onTfjs(
  name: ContenderName,
  colors: number,
  run: (x: tf.Tensor4D) => tf.Tensor4D,
  dispose: () => void,
): Contender {
  return {
    name,
    layout: 'hwc',
    async forward({ width, height, hwc }) {
      const x = tf.tensor4d(hwc, [1, height, width, colors]);
      const y = run(x);
      const data = await y.data<'float32'>();
      tf.dispose([x, y]);
      return data;
    },
    dispose: () => Promise.resolve(dispose()),
  };
}

function lastOf<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
