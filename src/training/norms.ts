import * as tf from '@tensorflow/tfjs-core';
import { allBlocks } from '../model/blocks.ts';
import type { Edited } from '../model/edits/edited.ts';
import type { Rcan } from '../model/rcan.ts';
import { block, type Site } from '../model/sites.ts';
import type { ConvGradients } from './gradients.ts';
import type { Weights } from './weight-copies.ts';
import { wholePass } from './whole-pass.ts';

/** Euclidean norms of one convolution's numbers at a step, filter and bias together. */
export interface ConvNorms {
  readonly gradient: number;
  readonly weights: number;
  /** Of the change of the weights by the step. */
  readonly update: number;
}

/** What a step did, layer by layer. */
export interface StepNorms {
  readonly convs: ReadonlyMap<Site, ConvNorms>;
  /** Root mean square of the maps that each block puts out, by its site. */
  readonly activations: ReadonlyMap<Site, number>;
}

/**
 * The norms of a step, read from the device at once.
 * @param before the weights before the step; `net` has those after it
 * @param x the step's batch, for the activations
 */
export async function stepNorms(
  net: Rcan,
  before: Weights,
  gradients: ReadonlyMap<Site, ConvGradients>,
  x: tf.Tensor4D,
  edited?: Edited,
): Promise<StepNorms> {
  const after = net.variables();
  const blocks = new Set(allBlocks(net.config).map((place) => block(place.group, place.block)));
  const sums = tf.tidy(() => {
    const units: tf.Scalar[] = [];
    const squares = (a: tf.Tensor | undefined): tf.Scalar => (a ? tf.sum(tf.square(a)) : tf.scalar(0));
    const both = (filter: tf.Tensor | undefined, bias: tf.Tensor | undefined): tf.Scalar =>
      tf.add(squares(filter), squares(bias));
    const numbers: tf.Scalar[] = [];
    for (const [site, old] of before) {
      const { filter, bias } = gradients.get(site) ?? {};
      const now = after.get(site)!;
      const unit = largestOf(filter, bias);
      units.push(unit);
      numbers.push(both(filter && tf.div(filter, unit), bias && tf.div(bias, unit)));
      numbers.push(both(old.filter, old.bias));
      numbers.push(both(tf.sub(now.filter, old.filter), tf.sub(now.bias, old.bias)));
    }
    const means: tf.Scalar[] = [];
    const taps = {
      wants: (site: Site) => blocks.has(site),
      record: (_: Site, maps: tf.Tensor4D) => means.push(tf.keep(tf.mean(tf.square(maps)))),
    };
    wholePass(net, x, { edited, taps }).dispose();
    const all = tf.stack([...numbers, ...means, ...units]);
    tf.dispose(means);
    return all;
  });
  const read = await sums.data<'float32'>();
  sums.dispose();
  const units = read.subarray(read.length - before.size);
  const values = [...read.subarray(0, read.length - before.size)].map(Math.sqrt);
  const convs = new Map(
    [...before.keys()].map((site, i) => {
      const [gradient, weights, update] = values.slice(3 * i, 3 * i + 3);
      return [site, { gradient: gradient! * units[i]!, weights: weights!, update: update! }];
    }),
  );
  const activations = new Map([...blocks].map((site, i) => [site, values[3 * before.size + i]!]));
  return { convs, activations };
}

/**
 * The largest of a convolution's gradients without its sign, 1 where all are 0. They are divided by it before they are
 * squared: a plain stack of 32 blocks has gradients about 1e-23, whose squares are no float32 any more.
 */
function largestOf(filter: tf.Tensor | undefined, bias: tf.Tensor | undefined): tf.Scalar {
  const largest = (a: tf.Tensor | undefined): tf.Scalar => (a ? tf.max(tf.abs(a)) : tf.scalar(0));
  const both = tf.maximum<tf.Scalar>(largest(filter), largest(bias));
  return tf.where(tf.greater(both, 0), both, tf.onesLike(both));
}
