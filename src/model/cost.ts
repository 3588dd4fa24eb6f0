import { shuffleFactors, type RcanConfig } from './config.ts';
import { convolutions, isMeanShift } from './convolutions.ts';
import { siteShapes, type SiteShape } from './shapes.ts';
import { distinctSites, shuffle, tailConv, type Site } from './sites.ts';
import { chopGrid } from './chop-grid.ts';
import { exactTileSide, tailHalo } from './tile-grid.ts';

/** What one site costs. */
export interface SiteCost {
  readonly site: Site;
  readonly shape: SiteShape;
  /** Weights and biases, as PyTorch's `numel` counts them. */
  readonly parameters: number;
  /**
   * Multiply-adds of the site's convolution: k^2 in out H W, the usual "Mult-Adds" of the literature. Sums,
   * pooling, activations and the rescaling by attention are not counted.
   */
  readonly multiplyAdds: number;
  /** Bytes of the site's output in float32. */
  readonly activationBytes: number;
}

/** What a network costs on an LR picture of a given size. */
export interface Cost {
  /** One entry per tensor in the order of computation; `tail:input` is the only `:input` among them. */
  readonly sites: readonly SiteCost[];
  /** As PyTorch counts them: mean shifts of three-channel networks included (24 numbers). */
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** All sites kept at once, as a recording of everything or a training step needs. */
  readonly activationBytes: number;
}

const bytesPerNumber = 4;

/** A run asks for the same several times, and mostly so does the next. */
let last: { readonly of: readonly [RcanConfig, number, number]; readonly cost: Cost } | undefined;

/**
 * Counts parameters, multiply-adds and activation bytes from the configuration alone, for an LR picture of
 * height x width pixels. One-channel networks are taken to have no mean shift, as theirs has three channels.
 */
export function countCost(config: RcanConfig, height: number, width: number): Cost {
  const of = [config, height, width] as const;
  if (!last?.of.every((value, i) => value === of[i])) last = { of, cost: count(...of) };
  return last.cost;
}

function count(config: RcanConfig, height: number, width: number): Cost {
  const convs = convolutions(config);
  const shapes = siteShapes(config, height, width);
  const costs = distinctSites(config).map((site): SiteCost => {
    const shape = shapes.get(site)!;
    const conv = isMeanShift(site) && config.colors === 1 ? undefined : convs.get(site);
    const weights = conv ? conv.kernel ** 2 * conv.inputs * conv.outputs : 0;
    return {
      site,
      shape,
      parameters: weights + (conv?.outputs ?? 0),
      multiplyAdds: weights * shape.height * shape.width,
      activationBytes: bytesOf(shape),
    };
  });
  const sum = (what: (cost: SiteCost) => number) => costs.reduce((total, cost) => total + what(cost), 0);
  return {
    sites: costs,
    parameters: sum((cost) => cost.parameters),
    multiplyAdds: sum((cost) => cost.multiplyAdds),
    activationBytes: sum((cost) => cost.activationBytes),
  };
}

/**
 * The most bytes alive at once when layers run one after the other and each tensor is freed after the last layer that
 * reads it. Weights, the picture and a kernel's scratch are not counted.
 *
 * As a layer of its own, the last pixel shuffle reads C maps of the output's size and writes as many: nothing holds
 * more. Where kernels of our own convolve and shuffle at once, that step needs 1 + r^2 sets of C maps of what it reads.
 * So does a block at r = 2, five of the LR size (the long skip, its group's input, its own input, what a layer reads
 * and what it writes); and in a net of few features the last convolution may hold more, C maps and the picture.
 * Without a tail the block is what counts.
 * @param ownKernels whether the backend has kernels of our own, and nobody wants to see what is shuffled
 */
export function peakBytes(config: RcanConfig, height: number, width: number, ownKernels = false): number {
  if (config.scale === 1) return blockPeak(config, ownKernels) * height * width;
  const shapes = siteShapes(config, height, width);
  const factors = shuffleFactors(config.scale);
  const shuffled = bytesOf(shapes.get(shuffle(factors.length - 1))!);
  if (!ownKernels || !shufflesAtOnce(config)) return 2 * shuffled;
  const read = shuffled / factors.at(-1)! ** 2;
  return shuffled + Math.max(read, bytesOf(shapes.get(tailConv)!));
}

/**
 * Bytes per pixel in a block: the long skip, its group's input, its own input, what a layer reads and what it writes, and
 * a third map where rescaling and sum are two layers. The first group and the first block have the same input.
 */
function blockPeak({ groups, blocks, features }: RcanConfig, ownKernels: boolean): number {
  const skips = 1 + Number(groups > 1) + Number(blocks > 1);
  return bytesPerNumber * features * (skips + (ownKernels && features % 4 === 0 ? 2 : 3));
}

/** Whether our own kernels shuffle while they convolve. */
function shufflesAtOnce({ features }: RcanConfig): boolean {
  return features % 4 === 0;
}

/** The most bytes alive at once in a pass in tiles. Weights and a kernel's scratch are not counted. */
export interface TiledPeak {
  /** Tensors on the backend: one tile at its last pixel shuffle, as `peakBytes` of a picture of its size. */
  readonly tensorBytes: number;
  /** Arrays outside the backend, in float32: the picture, maps of the whole picture, the output. */
  readonly plainBytes: number;
}

/**
 * What an exact pass (`tiling/exact.ts`) holds for an LR picture of height x width pixels in tiles of `side`. The
 * backend's part does not grow with the picture. Outside it lie three maps of C channels at the LR size, or in the
 * tail one of them and the output. For the paper's networks that is about 800 bytes per LR pixel.
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

/** What a chopped pass (`tiling/chop.ts`) holds: one tile's whole pass on the backend, picture and output outside. */
export function chopPeak(config: RcanConfig, height: number, width: number, ownKernels = false): TiledPeak {
  const tile = chopGrid(width, height)[0]!.padded;
  return {
    tensorBytes: peakBytes(config, tile.height, tile.width, ownKernels),
    plainBytes: bytesPerNumber * config.colors * (1 + config.scale ** 2) * height * width,
  };
}

/** The part of a pass's multiply-adds, in 0..1, that is done when each of its sites has been computed. */
export function workShares(config: RcanConfig, height: number, width: number): Map<Site, number> {
  const { sites, multiplyAdds } = countCost(config, height, width);
  let done = 0;
  return new Map(sites.map((cost) => [cost.site, (done += cost.multiplyAdds) / multiplyAdds]));
}

function bytesOf({ channels, height, width }: SiteShape): number {
  return bytesPerNumber * channels * height * width;
}
