import * as tf from '@tensorflow/tfjs-core';
import { disposeConv, uploadConv, type Conv } from '../conv.ts';
import { conv2d } from '../layers.ts';
import { Pass, type PassOptions } from '../pass.ts';
import type { Site } from '../sites.ts';
import type { StateDict } from '../state-dict.ts';
import type { Step } from '../taps.ts';
import { layerMultiplyAdds } from './count-structure.ts';
import { normalize, uploadNormalization, type Normalization } from './normalization.ts';
import { convolutionsOf, lastReads, normalizationsOf, type Layer, type Structure } from './structure.ts';

/** A network described by a `Structure`, on the current TF.js backend. Shared parameters are uploaded once. */
export class StructuredNet {
  readonly structure: Structure;
  private readonly convs = new Map<Site, Conv>();
  private readonly normalizations = new Map<Site, Normalization>();

  /** Uploads the weights. Throws `ReaderError` when `state` lacks a parameter or one has another shape. */
  constructor(structure: Structure, state: StateDict) {
    this.structure = structure;
    try {
      for (const [site, shape] of convolutionsOf(structure)) {
        this.convs.set(site, uploadConv(state, site, shape));
      }
      for (const [site, channels] of normalizationsOf(structure)) {
        this.normalizations.set(site, uploadNormalization(state, site, channels));
      }
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * The forward pass: luma [1, H + 2 border, W + 2 border, 1], 0..1 -> [1, H, W, 1]. Yields after each layer;
   * `return()` frees the tensors of the pass. The caller owns x and the result.
   */
  *forward(x: tf.Tensor4D, options: PassOptions = {}): Generator<Step, tf.Tensor4D, void> {
    const { layers, border } = this.structure;
    const [height, width] = [x.shape[1] - 2 * border, x.shape[2] - 2 * border];
    const work = layerMultiplyAdds(this.structure, height, width);
    const total = work.reduce((sum, count) => sum + count, 0);
    const freed = lastReads(this.structure);
    const pass = new Pass(layers.length, height, width, options);
    const values = [x];
    let done = 0;
    try {
      for (const [i, layer] of layers.entries()) {
        const reads = layer.reads.map((value) => values[value]!);
        const site = siteOf(layer);
        values.push(pass.hold(() => pass.tap(site, this.compute(layer, reads))));
        for (const value of freed[i]!) pass.release(values[value]!);
        done += work[i]!;
        yield { ...pass.stepDone(site), share: done / total };
      }
      return pass.handOver(values.at(-1)!);
    } finally {
      pass.releaseAll();
    }
  }

  /** Names of its steps: of the layer's parameters, or of its operation where it has none. */
  get sites(): Set<Site> {
    return new Set(this.structure.layers.map(siteOf));
  }

  /** Frees the weights. */
  dispose(): void {
    for (const conv of this.convs.values()) disposeConv(conv);
    for (const numbers of this.normalizations.values()) tf.dispose(Object.values(numbers));
    this.convs.clear();
    this.normalizations.clear();
  }

  private compute(layer: Layer, reads: tf.Tensor4D[]): tf.Tensor4D {
    const [x, y] = reads as [tf.Tensor4D, tf.Tensor4D];
    switch (layer.kind) {
      case 'conv':
        return conv2d(x, this.convs.get(layer.parameters)!, layer.relu ? 'relu' : 'linear');
      case 'normalize':
        return normalize(x, this.normalizations.get(layer.parameters)!);
      case 'relu':
        return tf.relu(x);
      case 'add':
        return tf.add(x, y);
      case 'concat':
        return tf.concat(reads, 3);
    }
  }
}

function siteOf(layer: Layer): Site {
  return 'parameters' in layer ? layer.parameters : layer.kind;
}
