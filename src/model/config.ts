import type { Colors } from '../image/pixels.ts';

/** Enlargement factors the upsampler can build: x2, x3, x4 (twice x2), x8 (three times x2). */
export type Scale = 2 | 3 | 4 | 8;

/** The shape of an RCAN, inferred from a checkpoint. All kernels are 3x3, those of the attention 1x1. */
export interface RcanConfig {
  /** G, residual groups (10 in the paper). */
  readonly groups: number;
  /** B, residual channel attention blocks in a group (20 in the paper). */
  readonly blocks: number;
  /** C, feature channels (64 in the paper). */
  readonly features: number;
  /** r of the channel attention: C / r hidden channels (16 in the paper). */
  readonly reduction: number;
  /** 1: without upsampler, applied to an enlarged picture. */
  readonly scale: Scale | 1;
  /** Image channels: 3 (RGB) or 1 (luminance). */
  readonly colors: Colors;
}

/** The shape of an RCAN that enlarges, as every checkpoint's does. */
export interface UpscalerConfig extends RcanConfig {
  readonly scale: Scale;
}

/** Factors of the pixel shuffles in the tail, in order: [2], [3], [2, 2] or [2, 2, 2]; none at scale 1. */
export function shuffleFactors(scale: Scale | 1): readonly (2 | 3)[] {
  return scale === 3 ? [3] : Array<2>(Math.log2(scale)).fill(2);
}

/**
 * The official network at x8, with three pixel shuffles: its sites include those of all usual networks. For lessons and
 * links, which are checked before a network is loaded.
 */
export const largestConfig: RcanConfig = {
  groups: 10,
  blocks: 20,
  features: 64,
  reduction: 16,
  scale: 8,
  colors: 3,
};
