import * as tf from '@tensorflow/tfjs-core';
import type { Conv } from './conv.ts';
import type { Earlier } from './earlier.ts';
import type { Edited } from './edits/edited.ts';
import { averagers, type Averagers } from './layers.ts';
import type { Site } from './sites.ts';
import type { Step, Taps } from './taps.ts';

/** What a forward pass is told besides the picture. */
export interface PassOptions {
  readonly taps?: Taps | undefined;
  readonly edited?: Edited | undefined;
  readonly earlier?: Earlier | undefined;
}

/**
 * The bookkeeping of one forward pass: who listens, what is edited, how far it is, and which tensors it owns between
 * its steps.
 */
export class Pass {
  private readonly held = new Set<tf.Tensor4D>();
  private readonly total: number;
  private readonly options: PassOptions;
  private readonly size: readonly [height: number, width: number];
  private made: Averagers | undefined;
  private done = 0;

  /** A pass of `total` steps, fewer after an earlier one, over feature maps of height x width. Ends with `releaseAll`. */
  constructor(total: number, height: number, width: number, options: PassOptions = {}) {
    this.total = total - (options.earlier?.start ?? 0);
    this.options = options;
    this.size = [height, width];
  }

  /** For the global pooling of every block: they depend on the picture's size alone. Made when they are first wanted. */
  get averagers(): Averagers {
    return (this.made ??= averagers(...this.size));
  }

  wants(site: Site): boolean {
    return this.options.taps?.wants(site) ?? false;
  }

  /** Shows x to whoever listens at `site`, and gives it back. */
  tap(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    if (this.wants(site)) this.options.taps?.record(site, x);
    return x;
  }

  /** The vector s or z at `site` as edits have it, shown to whoever listens there. */
  edit(site: Site, vector: tf.Tensor4D): tf.Tensor4D {
    return this.tap(site, this.options.edited?.vector(site, vector) ?? vector);
  }

  /** What of x arrives by the skip connection that ends in `sum`: all of it, but for a gate among the edits. */
  skip(sum: Site, x: tf.Tensor4D): tf.Tensor4D {
    const gate = this.gate(sum);
    return gate === 1 ? x : tf.mul(x, gate);
  }

  gate(sum: Site): number {
    return this.options.edited?.gate(sum) ?? 1;
  }

  /** The convolution that edits put in the place of the network's own, if any. */
  conv(site: Site): Conv | undefined {
    return this.options.edited?.conv(site);
  }

  /** One step: the maps at `site`, from an earlier pass where it has left them, else as `layer` computes them. */
  *once(site: Site, layer: () => tf.Tensor4D): Generator<Step, tf.Tensor4D, void> {
    const recalled = this.recall(site);
    if (recalled) return recalled;
    const maps = this.hold(layer);
    yield this.step(site);
    return maps;
  }

  /** What an earlier pass has left at `site`, shown to whoever listens there; undefined where it is to be computed. */
  recall(site: Site): tf.Tensor4D | undefined {
    const maps = this.options.earlier?.maps(site);
    return (
      maps &&
      this.tap(
        site,
        this.hold(() => tf.clone(maps)),
      )
    );
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
