import { chopGrid } from './chop-grid.ts';
import { shuffleFactors, type RcanConfig } from './config.ts';
import { bytesOfShape, siteShapes } from './shapes.ts';
import { shuffle, tailConv } from './sites.ts';
import { exactTileSide, tailHalo } from './tile-grid.ts';

const bytesPerNumber = 4;

/**
 * Peak bytes of live tensors in a forward pass, each freed after the last layer that reads it. Weights, the input picture
 * and a kernel's scratch memory are not counted.
 *
 * As a layer of its own, the last pixel shuffle has the peak: it reads C maps of the output's size and writes as many.
 * Where our own kernels fuse convolution and shuffle, that step holds 1 + r^2 times the C maps that it reads; as much as
 * a block at r = 2, which holds five of the LR size (the long skip, its group's input, its own input, a layer's input and
 * output). With few features the last convolution, C maps and the picture, may hold more. Without a tail the block has
 * the peak.
 * @param ownKernels whether the backend has our own kernels, and the input of the last shuffle is not recorded
 */
export function peakBytes(config: RcanConfig, height: number, width: number, ownKernels = false): number {
  if (config.scale === 1) return blockPeak(config, ownKernels) * height * width;
  const shapes = siteShapes(config, height, width);
  const factors = shuffleFactors(config.scale);
  const shuffled = bytesOfShape(shapes.get(shuffle(factors.length - 1))!);
  if (!ownKernels || !fusesShuffle(config)) return 2 * shuffled;
  const read = shuffled / factors.at(-1)! ** 2;
  return shuffled + Math.max(read, bytesOfShape(shapes.get(tailConv)!));
}

/**
 * Peak bytes per pixel in a block: the long skip, its group's input, its own input, a layer's input and output, and a
 * third map where rescaling and sum are two layers. The first group and the first block share their input.
 */
function blockPeak({ groups, blocks, features }: RcanConfig, ownKernels: boolean): number {
  const skips = 1 + Number(groups > 1) + Number(blocks > 1);
  return bytesPerNumber * features * (skips + (ownKernels && features % 4 === 0 ? 2 : 3));
}

/** Whether our own kernels fuse convolution and pixel shuffle. */
function fusesShuffle({ features }: RcanConfig): boolean {
  return features % 4 === 0;
}

/** Peak bytes of a pass in tiles. Weights and a kernel's scratch memory are not counted. */
export interface TiledPeak {
  /** Tensors on the backend: `peakBytes` of one tile. */
  readonly tensorBytes: number;
  /** Arrays outside the backend, in float32: the picture, maps of the whole picture, the output. */
  readonly plainBytes: number;
}

/**
 * Peak of an exact pass (`tiling/exact.ts`) over an LR picture of height x width pixels in tiles of `side`. Tensors do not
 * grow with the picture. Arrays outside the backend are three maps of C channels at the LR size, or in the tail one of
 * them and the output: for the paper's networks about 800 bytes per LR pixel.
 */
export function exactPeak(
  config: RcanConfig,
  height: number,
  width: number,
  side = exactTileSide,
  ownKernels = false,
): TiledPeak {
  const padded = side + 2 * tailHalo(config);
  const map = bytesPerNumber * config.features;
  const colours = bytesPerNumber * config.colors;
  const perPixel = colours + Math.max(3 * map, map + colours * config.scale ** 2);
  return {
    tensorBytes: peakBytes(config, Math.min(height, padded), Math.min(width, padded), ownKernels),
    plainBytes: perPixel * height * width,
  };
}

/** Peak of a chopped pass (`tiling/chop.ts`): tensors of one tile's pass, arrays of picture and output. */
export function chopPeak(config: RcanConfig, height: number, width: number, ownKernels = false): TiledPeak {
  const tile = chopGrid(width, height)[0]!.padded;
  return {
    tensorBytes: peakBytes(config, tile.height, tile.width, ownKernels),
    plainBytes: bytesPerNumber * config.colors * (1 + config.scale ** 2) * height * width,
  };
}
