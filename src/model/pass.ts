import * as tf from '@tensorflow/tfjs-core';
import { averagers, type Averagers } from './layers.ts';
import type { Site } from './sites.ts';
import type { Step, Taps } from './taps.ts';

/** The bookkeeping of one forward pass: who listens, how far it is, and which tensors it owns between its steps. */
export class Pass {
  private readonly held = new Set<tf.Tensor4D>();
  private readonly total: number;
  private readonly taps: Taps | undefined;
  private readonly size: readonly [height: number, width: number];
  private made: Averagers | undefined;
  private done = 0;

  /** A pass of `total` steps over feature maps of height x width. Ends with `releaseAll`. */
  constructor(total: number, height: number, width: number, taps?: Taps) {
    this.total = total;
    this.taps = taps;
    this.size = [height, width];
  }

  /** For the global pooling of every block: they depend on the picture's size alone. Made when they are first wanted. */
  get averagers(): Averagers {
    return (this.made ??= averagers(...this.size));
  }

  wants(site: Site): boolean {
    return this.taps?.wants(site) ?? false;
  }

  /** Shows x to whoever listens at `site`, and gives it back. */
  tap(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    if (this.wants(site)) this.taps?.record(site, x);
    return x;
  }

  /** Runs `layer`, frees everything that it made but its result, and owns that. */
  hold(layer: () => tf.Tensor4D): tf.Tensor4D {
    const result = tf.keep(tf.tidy(layer));
    this.held.add(result);
    return result;
  }

  release(x: tf.Tensor4D): void {
    this.held.delete(x);
    x.dispose();
  }

  /** Gives x away: the caller disposes it. */
  handOver(x: tf.Tensor4D): tf.Tensor4D {
    this.held.delete(x);
    return x;
  }

  releaseAll(): void {
    tf.dispose([...this.held]);
    if (this.made) tf.dispose([this.made.rows, this.made.columns]);
    this.held.clear();
  }

  /** The report that the step computing `site` is done. */
  step(site: Site): Step {
    return { site, done: ++this.done, total: this.total };
  }
}
