import * as tf from '@tensorflow/tfjs-core';
import type { Conv } from './conv.ts';
import type { CachedActivations } from './cached-activations.ts';
import type { Edited } from './edits/edited.ts';
import { averagers, type Averagers } from './layers.ts';
import type { Site } from './sites.ts';
import type { Step, Taps } from './taps.ts';

/** Parameters of a forward pass besides the picture. */
export interface PassOptions {
  readonly taps?: Taps | undefined;
  readonly edited?: Edited | undefined;
  /** Results of an earlier pass, which are not computed again. */
  readonly cached?: CachedActivations | undefined;
}

/**
 * The state of one forward pass: its taps, its edits, how many steps are done, and the tensors that it owns between
 * steps.
 */
export class Pass {
  private readonly held = new Set<tf.Tensor4D>();
  private readonly total: number;
  private readonly options: PassOptions;
  private readonly size: readonly [height: number, width: number];
  private made: Averagers | undefined;
  private done = 0;

  /** A pass of `total` steps, less those that are cached, over maps of height x width. End it with `releaseAll`. */
  constructor(total: number, height: number, width: number, options: PassOptions = {}) {
    this.total = total - (options.cached?.start ?? 0);
    this.options = options;
    this.size = [height, width];
  }

  /** For the global pooling of every block; they depend only on the picture's size. Created on first use. */
  get averagers(): Averagers {
    return (this.made ??= averagers(...this.size));
  }

  /** Whether the site is tapped, so that its tensor must exist by itself. */
  wants(site: Site): boolean {
    return this.options.taps?.wants(site) ?? false;
  }

  /** Records x if `site` is tapped; returns x. */
  tap(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    if (this.wants(site)) this.options.taps?.record(site, x);
    return x;
  }

  /** The vector s or z [1, 1, 1, C] at `site` after its edits, recorded if `site` is tapped. */
  edit(site: Site, vector: tf.Tensor4D): tf.Tensor4D {
    return this.tap(site, this.options.edited?.vector(site, vector) ?? vector);
  }

  /** x times the gate of the skip connection that ends in `sum`; x itself without an edit of it. */
  skip(sum: Site, x: tf.Tensor4D): tf.Tensor4D {
    const gate = this.gate(sum);
    return gate === 1 ? x : tf.mul(x, gate);
  }

  /** The gate of the skip connection that ends in `sum`, 0..1; 1 without an edit of it. */
  gate(sum: Site): number {
    return this.options.edited?.gate(sum) ?? 1;
  }

  /** The convolution with which edits replace `own`, the network's, if they do. */
  conv(site: Site, own: Conv | undefined): Conv | undefined {
    return this.options.edited?.conv(site, own);
  }

  /** One step: the maps at `site`, from the cache where they are in it, else computed by `layer`. */
  *runStep(site: Site, layer: () => tf.Tensor4D): Generator<Step, tf.Tensor4D, void> {
    const cached = this.cached(site);
    if (cached) return cached;
    const maps = this.hold(layer);
    yield this.stepDone(site);
    return maps;
  }

  /** The cached maps at `site`, recorded if `site` is tapped; undefined where they must be computed. */
  cached(site: Site): tf.Tensor4D | undefined {
    const maps = this.options.cached?.maps(site);
    return (
      maps &&
      this.tap(
        site,
        this.hold(() => tf.clone(maps)),
      )
    );
  }

  /** The result of `layer`, owned by the pass; all other tensors that `layer` creates are freed. */
  hold(layer: () => tf.Tensor4D): tf.Tensor4D {
    const result = tf.keep(tf.tidy(layer));
    this.held.add(result);
    return result;
  }

  /** Frees a tensor that the pass owns. */
  release(x: tf.Tensor4D): void {
    this.held.delete(x);
    x.dispose();
  }

  /** Passes the ownership of x to the caller, who disposes it; returns x. */
  handOver(x: tf.Tensor4D): tf.Tensor4D {
    this.held.delete(x);
    return x;
  }

  /** Frees all tensors that the pass owns. */
  releaseAll(): void {
    tf.dispose([...this.held]);
    if (this.made) tf.dispose([this.made.rows, this.made.columns]);
    this.held.clear();
  }

  /** Counts the step that computed `site`; returns the report of it. */
  stepDone(site: Site): Step {
    return { site, done: ++this.done, total: this.total };
  }
}
