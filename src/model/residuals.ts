import * as tf from '@tensorflow/tfjs-core';
import { allBlocks, type BlockPlace } from './blocks.ts';
import type { RcanConfig } from './config.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';
import type { Taps } from './taps.ts';

/** What the blocks of one pass add, [1, H, W, C]. Their owner disposes them. */
export interface BlockResiduals {
  /** F_0, the output of the head (paper eq. 1). */
  readonly shallow: tf.Tensor4D;
  /** What a block adds to its group's stream: its maps times their attention (eq. 12). Absent where it was not kept. */
  ofBlock(place: BlockPlace): tf.Tensor4D | undefined;
}

/** The maps of one pass that the output's parts are made of. */
export interface Residuals extends BlockResiduals {
  /** What all blocks of a group add to its stream, each times the gates of the blocks behind it; absent as above. */
  ofGroup(group: number): tf.Tensor4D | undefined;
}

/** The sites at which `Residuals` are recorded. */
export function residualSites(config: RcanConfig): Site[] {
  return [sites.head, ...allBlocks(config).map(({ group, block }) => sites.channelAttention(group, block))];
}

/** The gate of the skip connection that ends in a site, 0..1; 1 where it is open. */
export type GateOf = (sum: Site) => number;

/** The product of the gates of the skip connections of a group's blocks from `block` on, which their stream passes. */
export function gatesFrom({ blocks }: RcanConfig, gateOf: GateOf, group: number, block: number): number {
  let product = 1;
  for (let b = block; b < blocks; b++) product *= gateOf(sites.block(group, b));
  return product;
}

/**
 * Residuals of a pass that are recorded as it goes: F_0, one sum per group, and the blocks of the groups named. For
 * pictures of which not every block's maps fit into memory. Owns its tensors.
 */
export class ResidualRecorder implements Taps, Residuals {
  readonly #sites: ReadonlyMap<Site, BlockPlace | undefined>;
  readonly #gateOf: GateOf;
  readonly #groups: readonly number[];
  readonly #blocks = new Map<Site, tf.Tensor4D>();
  readonly #sums = new Map<number, tf.Tensor4D>();
  #shallow: tf.Tensor4D | undefined;

  /** @param groups those whose blocks are kept one by one */
  constructor(config: RcanConfig, gateOf: GateOf, groups: readonly number[]) {
    this.#sites = new Map<Site, BlockPlace | undefined>([
      [sites.head, undefined],
      ...allBlocks(config).map((place) => [sites.channelAttention(place.group, place.block), place] as const),
    ]);
    this.#gateOf = gateOf;
    this.#groups = groups;
  }

  get shallow(): tf.Tensor4D {
    if (!this.#shallow) throw new Error('The pass whose residuals were to be recorded has not begun.');
    return this.#shallow;
  }

  /** As `Residuals.ofBlock`. */
  ofBlock({ group, block }: BlockPlace): tf.Tensor4D | undefined {
    return this.#blocks.get(sites.channelAttention(group, block));
  }

  /** As `Residuals.ofGroup`. */
  ofGroup(group: number): tf.Tensor4D | undefined {
    return this.#sums.get(group);
  }

  /** As `Taps.wants`. */
  wants(site: Site): boolean {
    return this.#sites.has(site);
  }

  /** As `Taps.record`. */
  record(site: Site, maps: tf.Tensor4D): void {
    const place = this.#sites.get(site);
    if (!place) {
      this.#shallow = tf.keep(tf.clone(maps));
      return;
    }
    const { group, block } = place;
    if (this.#groups.includes(group)) this.#blocks.set(site, tf.keep(tf.clone(maps)));
    const before = this.#sums.get(group);
    const sum = tf.keep(
      before ? passAndAdd(before, this.#gateOf(sites.block(group, block)), maps) : tf.clone(maps),
    );
    before?.dispose();
    this.#sums.set(group, sum);
  }

  /** Frees what was recorded. */
  dispose(): void {
    tf.dispose([...this.#blocks.values(), ...this.#sums.values()]);
    this.#shallow?.dispose();
    this.#blocks.clear();
    this.#sums.clear();
    this.#shallow = undefined;
  }
}

/** gate stream + maps. */
export function passAndAdd(stream: tf.Tensor4D, gate: number, maps: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => tf.add(gate === 1 ? stream : tf.mul(stream, gate), maps));
}
