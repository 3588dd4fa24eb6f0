import type { Rectangle } from '../../image/crop.ts';
import type { Shown } from './session-state.ts';

/** Bytes that the pictures of all parts of a run may take: those of an output of 512 x 512 pixels, and its channels. */
export const partsLimit = 208 * 2 ** 20;

/** Parts that are kept at once: long skip, constant, first features, groups, blocks, the channels of one block. */
function mostParts({
  groups,
  blocks,
  features,
}: {
  groups: number;
  blocks: number;
  features: number;
}): number {
  return 3 + groups + (groups * blocks <= mostBlocks ? groups * blocks : blocks) + features;
}

/** Blocks of a network of which all are shown at once; of larger networks, those of one group. */
export const mostBlocks = 64;

/**
 * The part of the output, in its pixels, of which the parts' pictures fit into memory: a square in the middle, whose sides
 * are multiples of the scale; undefined where all of it fits.
 */
export function partsWindow({ sr, network }: Pick<Shown, 'sr' | 'network'>): Rectangle | undefined {
  const { config } = network.info;
  const { width, height } = sr;
  const pixels = partsLimit / (4 * config.colors * mostParts(config));
  if (width * height <= pixels) return undefined;
  const { scale } = config;
  const side = Math.floor(Math.sqrt(pixels) / scale) * scale;
  const [across, down] = [Math.min(width, side), Math.min(height, side)];
  const middle = (whole: number, part: number): number => Math.floor((whole - part) / 2 / scale) * scale;
  return { x: middle(width, across), y: middle(height, down), width: across, height: down };
}
