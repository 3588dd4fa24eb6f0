import * as tf from '@tensorflow/tfjs-core';
import { disposeConv, uploadConv, type PlainConv } from '../conv.ts';
import { Pass, type PassOptions } from '../pass.ts';
import type { Site } from '../sites.ts';
import { parameterOf, type StateDict } from '../state-dict.ts';
import type { Step } from '../taps.ts';
import {
  dictionaryConvs,
  dictionarySize,
  searchSteps,
  windowsOf,
  type DictionarySize,
} from './dictionary.ts';

/**
 * Sparse representation by anchored regression: R. Timofte, V. De Smet, L. Van Gool, "Anchored Neighborhood Regression
 * for Fast Example-Based Super-Resolution", ICCV 2013, and "A+", ACCV 2014. Every window of 3x3 LR pixels is described
 * by the gradients of its bicubic enlargement; of a dictionary of atoms the one most like it is found, and with it a
 * matrix, learned beforehand, that turns the description into the detail which the enlargement lacks.
 *
 * | step       | what is computed                                  | of the file               |
 * | ---------- | ------------------------------------------------- | ------------------------- |
 * | gradients  | first and second, across and down: 4 maps         | gradients [4, 1, 5, 5]    |
 * | features   | D principal components of each window's gradients | pca [D, 4, 3 s, 3 s]      |
 * | search     | the atom of largest absolute correlation          | atoms [K, D]              |
 * | regression | R coefficients: the atom's matrix times features  | regressors [K, R, D]      |
 * | overlap    | each coefficient's patch, summed, over 9          | residual [R, 1, 3 s, 3 s] |
 */
export class AnchoredRegression {
  /** Names of its steps. */
  readonly sites: readonly Site[] = ['features', 'regression', 'overlap'];
  /** Pixels by which the luma is to be continued beyond every edge. */
  readonly border: number;
  private readonly size: DictionarySize;
  private readonly gradients: PlainConv;
  private readonly pca: PlainConv;
  private readonly residual: PlainConv;
  /** [D, K] */
  private readonly atoms: tf.Tensor2D;
  /** [K, R D] */
  private readonly regressors: tf.Tensor2D;

  /** Uploads a dictionary. Throws `ReaderError` when `state` is none for this scale. */
  constructor(scale: number, state: StateDict) {
    this.size = dictionarySize(scale, state);
    this.border = 2 * scale + 2;
    const { atoms, features, coefficients } = this.size;
    const anchors = parameterOf(state, 'atoms', [atoms, features]).data;
    const matrices = parameterOf(state, 'regressors', [atoms, coefficients, features]).data;
    const shapes = dictionaryConvs(this.size);
    const upload = (site: keyof typeof shapes): PlainConv =>
      uploadConv(state, site, shapes[site]) as PlainConv;
    this.gradients = upload('gradients');
    this.pca = upload('pca');
    this.residual = upload('residual');
    this.atoms = tf.keep(tf.tidy(() => tf.transpose(tf.tensor2d(anchors, [atoms, features]))));
    this.regressors = tf.keep(tf.tensor2d(matrices, [atoms, coefficients * features]));
  }

  /**
   * Luma [1, H + 2 border, W + 2 border, 1], 0..1, of the bicubic enlargement -> [1, H, W, 1]. Yields after each step;
   * `return()` frees the tensors of the pass. The caller owns x and the result.
   */
  *forward(x: tf.Tensor4D, options: PassOptions = {}): Generator<Step, tf.Tensor4D, void> {
    const { scale, features, coefficients } = this.size;
    const [height, width] = [x.shape[1] - 2 * this.border, x.shape[2] - 2 * this.border];
    const { rows, columns, count } = windowsOf(scale, height, width);
    const chunks = searchSteps(this.size, count);
    const pass = new Pass(chunks.length + 2, height, width, options);
    try {
      const described = pass.hold(() => {
        const gradients = tf.conv2d(x, this.gradients.filter, 1, 'valid'); // [1, H + 4 s, W + 4 s, 4]
        const maps = tf.conv2d(gradients, this.pca.filter, scale, 'valid'); // [1, rows, columns, D]
        return pass.tap('features', tf.reshape(maps, [1, 1, count, features]));
      });
      yield { ...pass.stepDone('features'), share: 0 };

      const parts: tf.Tensor4D[] = [];
      for (const { start, length } of chunks) {
        parts.push(pass.hold(() => pass.tap('regression', this.regress(described, start, length))));
        yield { ...pass.stepDone('regression'), share: (start + length) / count };
      }
      pass.release(described);
      const joined = pass.hold(() => tf.concat(parts, 2)); // [1, 1, rows columns, R]
      for (const part of parts) pass.release(part);

      const output = pass.hold(() => {
        const field = tf.reshape<tf.Rank.R4>(joined, [1, rows, columns, coefficients]);
        const large = [1, height + 4 * scale, width + 4 * scale, 1] as [number, number, number, number];
        const summed = tf.conv2dTranspose(field, this.residual.filter, large, scale, 'valid');
        const residual = tf.slice(summed, [0, 2 * scale, 2 * scale, 0], [1, height, width, 1]);
        const luma = tf.slice(x, [0, this.border, this.border, 0], [1, height, width, 1]);
        return pass.tap('overlap', tf.add(luma, tf.mul(residual, 1 / overlap)));
      });
      yield { ...pass.stepDone('overlap'), share: 1 };
      return pass.handOver(output);
    } finally {
      pass.releaseAll();
    }
  }

  /** Frees the dictionary. */
  dispose(): void {
    for (const conv of [this.gradients, this.pca, this.residual]) disposeConv(conv);
    tf.dispose([this.atoms, this.regressors]);
  }

  /** The features [1, 1, windows, D] of n windows from `start` on -> the coefficients of their patches [1, 1, n, R]. */
  private regress(described: tf.Tensor4D, start: number, n: number): tf.Tensor4D {
    const { features, coefficients } = this.size;
    const some = tf.slice(described, [0, 0, start, 0], [1, 1, n, features]);
    const correlations = tf.matMul(tf.reshape<tf.Rank.R2>(some, [n, features]), this.atoms); // [n, K]
    const nearest = tf.argMax(tf.abs(correlations), 1); // [n]
    // `gatherND` copies whole rows; `gather` on wasm copies value by value and takes a hundred times as long.
    const rows = tf.gatherND(this.regressors, tf.reshape(nearest, [n, 1])); // [n, R D]
    const matrices = tf.reshape(rows, [n, coefficients, features]);
    const found = tf.matMul(matrices, tf.reshape(some, [n, features, 1])); // [n, R, 1]
    return tf.reshape(found, [1, 1, n, coefficients]);
  }
}

/** Windows that contain a given pixel: they are 3x3 LR pixels large, one per LR pixel. */
const overlap = 9;
