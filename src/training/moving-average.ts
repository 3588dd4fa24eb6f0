import * as tf from '@tensorflow/tfjs-core';
import type { Rcan } from '../model/rcan.ts';
import type { Site } from '../model/sites.ts';
import { copyWeights, disposeWeights, type Weights } from './weight-copies.ts';

interface Averages {
  readonly filter: tf.Variable<tf.Rank.R4>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

/**
 * The exponential moving average of a network's weights: after each step decay x average + (1 - decay) x weights. Owns
 * its tensors; end it with `dispose`.
 */
export class MovingAverage {
  readonly #net: Rcan;
  readonly #decay: number;
  readonly #averages: ReadonlyMap<Site, Averages>;

  /** Begins with the weights as they are. */
  constructor(net: Rcan, decay: number) {
    this.#net = net;
    this.#decay = decay;
    this.#averages = new Map(
      [...net.variables()].map(([site, { filter, bias }]) => [
        site,
        { filter: tf.variable(filter), bias: tf.variable(bias) },
      ]),
    );
  }

  /** The averages by the site of their convolution; they stay this object's. */
  get averages(): ReadonlyMap<Site, Averages> {
    return this.#averages;
  }

  /** Takes in the weights of a step. */
  update(): void {
    const mix = <R extends tf.Rank>(average: tf.Variable<R>, weights: tf.Variable<R>): void => {
      tf.tidy(() =>
        average.assign(
          tf.add(tf.mul(average, this.#decay), tf.mul(weights, 1 - this.#decay)) as tf.Tensor<R>,
        ),
      );
    };
    for (const [site, { filter, bias }] of this.#net.variables()) {
      const averages = this.#averages.get(site)!;
      mix(averages.filter, filter);
      mix(averages.bias, bias);
    }
  }

  /** Runs `action` while the network has the averages for its weights. */
  async within<T>(action: () => Promise<T>): Promise<T> {
    const kept = copyWeights(this.#net);
    this.#assign(this.#averages);
    try {
      return await action();
    } finally {
      this.#assign(kept);
      disposeWeights(kept);
    }
  }

  /** Frees the averages. */
  dispose(): void {
    disposeWeights(this.#averages);
  }

  #assign(values: Weights): void {
    for (const [site, { filter, bias }] of this.#net.variables()) {
      const value = values.get(site)!;
      filter.assign(value.filter);
      bias.assign(value.bias);
    }
  }
}
