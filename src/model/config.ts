import type { Colors } from '../image/pixels.ts';

/** Enlargement factors the upsampler can build: x2, x3, x4 (twice x2), x8 (three times x2). */
export type Scale = 2 | 3 | 4 | 8;

/** The shape of an RCAN. Always inferred from a checkpoint, never typed in. Kernels are 3x3 throughout. */
export interface RcanConfig {
  /** G, residual groups (10 in the paper). */
  readonly groups: number;
  /** B, residual channel attention blocks in a group (20 in the paper). */
  readonly blocks: number;
  /** C, feature channels (64 in the paper). */
  readonly features: number;
  /** r of the channel attention: C / r hidden channels (16 in the paper). */
  readonly reduction: number;
  /** 1 without an upsampler: a body that works at the output's size, behind an enlargement. */
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
 * The official network with all three shuffles of x8: every site of a usual network is one of its sites. For what is
 * written before a network is there, as lessons and links are.
 */
export const largestConfig: RcanConfig = {
  groups: 10,
  blocks: 20,
  features: 64,
  reduction: 16,
  scale: 8,
  colors: 3,
};
