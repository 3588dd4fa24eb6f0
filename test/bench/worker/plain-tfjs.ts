import * as tf from '@tensorflow/tfjs';
import { shuffleFactors } from '../../../src/model/config.ts';
import { convolutions, isMeanShift } from '../../../src/model/convolutions.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Site } from '../../../src/model/sites.ts';
import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';

/**
 * The same network as somebody would write it with the ops that TF.js offers by name: `conv2d`, `relu`, `mean`,
 * `depthToSpace`. x [1, H, W, colors] -> [1, H scale, W scale, colors]; the caller disposes both.
 */
export class PlainTfjs {
  readonly #config: Checkpoint['config'];
  readonly #filters = new Map<Site, tf.Tensor4D>();
  readonly #biases = new Map<Site, tf.Tensor1D>();

  constructor({ config, state }: Pick<Checkpoint, 'config' | 'state'>) {
    this.#config = config;
    for (const [site, { kernel, inputs, outputs, shuffle = 1 }] of convolutions(config)) {
      const w = state.get(sites.weight(site));
      const b = state.get(sites.bias(site));
      if (!w || !b) continue;
      const phases = shuffle * shuffle;
      this.#filters.set(
        site,
        tf.tidy(() => {
          const hwio = tf.transpose(tf.tensor4d(w.data, [outputs, inputs, kernel, kernel]), [2, 3, 1, 0]);
          return inDepthToSpaceOrder(hwio, phases) as tf.Tensor4D;
        }),
      );
      this.#biases.set(
        site,
        tf.tidy(() => inDepthToSpaceOrder(tf.tensor1d(b.data), phases) as tf.Tensor1D),
      );
    }
  }

  forward(input: tf.Tensor4D): tf.Tensor4D {
    return tf.tidy(() => {
      const { groups, blocks, scale } = this.#config;
      const shallow = this.#conv(sites.head, this.#conv(sites.subMean, input));
      let x = shallow;
      for (let g = 0; g < groups; g++) {
        const before = x;
        for (let b = 0; b < blocks; b++) {
          const second = this.#conv(sites.blockConv2(g, b), tf.relu(this.#conv(sites.blockConv1(g, b), x)));
          const z = tf.mean<tf.Tensor4D>(second, [1, 2], true);
          const hidden = tf.relu(this.#conv(sites.squeeze(g, b), z));
          const s = tf.sigmoid(this.#conv(sites.excite(g, b), hidden));
          x = tf.add(x, tf.mul(second, s));
        }
        x = tf.add(before, this.#conv(sites.groupConv(this.#config, g), x));
      }
      x = tf.add(shallow, this.#conv(sites.bodyConv(this.#config), x));
      shuffleFactors(scale).forEach((r, k) => {
        x = tf.depthToSpace(this.#conv(sites.upConv(k), x), r, 'NHWC');
      });
      return this.#conv(sites.addMean, this.#conv(sites.tailConv, x));
    });
  }

  dispose(): void {
    tf.dispose([...this.#filters.values(), ...this.#biases.values()]);
  }

  #conv(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const filter = this.#filters.get(site);
    if (!filter && isMeanShift(site)) return tf.clone(x);
    return tf.add(tf.conv2d(x, filter!, 1, 'same'), this.#biases.get(site)!);
  }
}

/** The last axis from PyTorch's order, channel then phase, to that of `depthToSpace`, phase then channel. */
function inDepthToSpaceOrder(tensor: tf.Tensor, phases: number): tf.Tensor {
  const outputs = tensor.shape.at(-1)!;
  const split = tf.reshape(tensor, [-1, outputs / phases, phases]);
  return tf.reshape(tf.transpose(split, [0, 2, 1]), tensor.shape);
}
