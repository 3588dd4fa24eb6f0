/**
 * How the C r^2 channels before a pixel shuffle are numbered: PyTorch's `pixel_shuffle` takes c r^2 + i r + j for phase
 * (i, j) of feature channel c, TensorFlow's `depthToSpace` on NHWC takes (i r + j) C + c.
 */
export type ChannelOrder = 'torch' | 'tensorflow';

/** A pixel shuffle by r: C r^2 channels -> C channels. */
export interface Shuffling {
  /** C, output channels. */
  readonly features: number;
  /** r. */
  readonly factor: number;
}

/** What an input channel of the shuffle holds: one phase of the r x r cell of one output channel. */
export interface ChannelPhase {
  readonly feature: number;
  /** Row and column in the cell, 0..r-1. */
  readonly i: number;
  readonly j: number;
}

/** The channel that holds phase (i, j) of a feature channel. */
export function channelOf(
  order: ChannelOrder,
  { features, factor: r }: Shuffling,
  { feature, i, j }: ChannelPhase,
): number {
  return order === 'torch' ? (feature * r + i) * r + j : (i * r + j) * features + feature;
}

/** What a channel holds: the inverse of `channelOf`. */
export function phaseOf(
  order: ChannelOrder,
  { features, factor: r }: Shuffling,
  channel: number,
): ChannelPhase {
  const phase = order === 'torch' ? channel % (r * r) : Math.floor(channel / features);
  const feature = order === 'torch' ? Math.floor(channel / (r * r)) : channel % features;
  return { feature, i: Math.floor(phase / r), j: phase % r };
}
