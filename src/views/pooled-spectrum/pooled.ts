import type { BlockWeights } from '../attention-unfolded/data.ts';
import { largestMagnitude } from '../shared/colour.ts';
import { relu, sigmoid, weightedSum } from '../attention-unfolded/arithmetic.ts';

/** What pooling sees of a block's maps. All of it per channel. */
export interface PooledBlock {
  readonly group: number;
  readonly block: number;
  /** z as the network computed it. */
  readonly z: Float32Array;
  /** F(0, 0) / (H W) of the recorded map. */
  readonly dc: Float64Array;
  /** The mean of the squares of the map: with no window and the mean kept, the energy of its spectrum. */
  readonly energy: Float64Array;
}

/** The share of a channel's energy that lies at frequency 0, 0 to 1; NaN where there is no energy. */
export const dcShare = ({ dc, energy }: PooledBlock, channel: number): number =>
  dc[channel]! ** 2 / energy[channel]!;

/** The largest |z_c - F(0, 0) / (H W)| of a block: rounding, as the network computes in float32. */
export const largestDifference = ({ z, dc }: PooledBlock): number =>
  dc.reduce((most, term, c) => Math.max(most, Math.abs(z[c]! - term)), 0);

/** Whether that is no more than float32 makes of the mean of a whole map, relative to the largest |z_c|. */
export const isRounding = (pooled: PooledBlock): boolean =>
  largestDifference(pooled) <= 1e-5 * largestMagnitude(pooled.z);

/** s of a vector of means, by the block's two matrices (paper eq. 11). */
export function factors({ wd, bd, wu, bu }: BlockWeights, z: Float64Array): Float64Array {
  const [units] = wd.shape;
  const hidden = Float64Array.from({ length: units! }, (_, unit) =>
    relu(weightedSum(wd, bd, z, unit).result),
  );
  return Float64Array.from(z, (_, c) => sigmoid(weightedSum(wu, bu, hidden, c).result));
}

/** What a changed map of one channel does to the attention of its block. */
export interface Consequence {
  /** s of the channel itself, before and after. */
  readonly s: readonly [number, number];
  /** The channel whose factor moves the most, and by how much. */
  readonly most: { readonly channel: number; readonly by: number };
}

/** Both vectors by the same arithmetic, so that what differs comes from the mean alone. */
export function consequence(
  weights: BlockWeights,
  z: Float32Array,
  channel: number,
  [recorded, changed]: readonly [number, number],
): Consequence {
  const before = factors(weights, Float64Array.from(z).with(channel, recorded));
  const after = factors(weights, Float64Array.from(z).with(channel, changed));
  const moved = before.map((factor, c) => Math.abs(after[c]! - factor));
  const most = moved.reduce((best, by, c) => (by > moved[best]! ? c : best), channel);
  return { s: [before[channel]!, after[channel]!], most: { channel: most, by: moved[most]! } };
}
