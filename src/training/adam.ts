import * as tf from '@tensorflow/tfjs-core';
import * as kernels from '../model/kernels.ts';
import type { Rcan } from '../model/rcan.ts';
import { bias, weight } from '../model/sites.ts';
import type { LossGradients } from './gradients.ts';

/** The decay of the moments and the constant that keeps from dividing by zero, as in the paper (section 4.1). */
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

/** The moments of one parameter. */
export interface Moments {
  readonly first: tf.Tensor;
  readonly second: tf.Tensor;
}

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1, as PyTorch computes it) for the variables of one network. It owns the
 * moments, on the device; end it with `dispose`.
 */
export class Adam {
  readonly #net: Rcan;
  readonly #moments = new Map<string, Moments>();
  #steps = 0;

  constructor(net: Rcan) {
    this.#net = net;
  }

  /** Steps taken. */
  get steps(): number {
    return this.#steps;
  }

  /** The moments by parameter, in the device's order; they stay this object's. */
  get moments(): ReadonlyMap<string, Moments> {
    return this.#moments;
  }

  /** Goes on from moments that were read from another after `steps` steps; takes the tensors over. */
  restore(moments: ReadonlyMap<string, Moments>, steps: number): void {
    this.dispose();
    for (const [name, value] of moments) this.#moments.set(name, value);
    this.#steps = steps;
  }

  /** Changes the network's variables by one step at this rate. Parameters without a gradient stay as they are. */
  step({ convs }: LossGradients, rate: number): void {
    this.#steps++;
    const numbers = {
      rate: rate / (1 - beta1 ** this.#steps),
      correction: 1 / Math.sqrt(1 - beta2 ** this.#steps),
      beta1,
      beta2,
      epsilon,
    };
    for (const [site, variables] of this.#net.variables()) {
      const gradients = convs.get(site);
      this.#change(weight(site), variables.filter, gradients?.filter, numbers);
      this.#change(bias(site), variables.bias, gradients?.bias, numbers);
    }
  }

  /** Frees the moments. */
  dispose(): void {
    for (const { first, second } of this.#moments.values()) tf.dispose([first, second]);
    this.#moments.clear();
  }

  #change(
    name: string,
    variable: tf.Variable,
    gradient: tf.Tensor | undefined,
    numbers: kernels.AdamNumbers,
  ): void {
    if (!gradient) return;
    const moments = this.#moments.get(name) ?? {
      first: tf.keep(tf.zerosLike(variable)),
      second: tf.keep(tf.zerosLike(variable)),
    };
    const inputs = { value: variable as tf.Tensor, gradient, ...moments };
    const [value, first, second] = kernels.hasGradients()
      ? kernels.adam(inputs, numbers)
      : composedStep(inputs, numbers);
    variable.assign(value!);
    tf.dispose([value!, moments.first, moments.second]);
    this.#moments.set(name, { first: tf.keep(first!), second: tf.keep(second!) });
  }
}

/** `kernels.adam` by TF.js's operations. */
function composedStep(
  { value, gradient, first, second }: Readonly<Record<'value' | 'gradient' | 'first' | 'second', tf.Tensor>>,
  numbers: kernels.AdamNumbers,
): tf.Tensor[] {
  return tf.tidy(() => {
    const m = tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1));
    const v = tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const root = tf.mul(tf.sqrt(v), numbers.correction);
    const step = tf.div(tf.mul(m, numbers.rate), tf.add(root, epsilon));
    return [tf.sub(value, step), m, v];
  });
}
