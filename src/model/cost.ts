import { shuffleFactors, type RcanConfig } from './config.ts';
import { convolutions, isMeanShift } from './convolutions.ts';
import { siteShapes, type SiteShape } from './shapes.ts';
import { distinctSites, shuffle, type Site } from './sites.ts';
import { chopGrid } from './tiling/chop-grid.ts';
import { exactTileSide, tailHalo } from './tiling/tile-grid.ts';

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
  /**
   * The most bytes alive at once when layers run one after the other and each tensor is freed after the last
   * layer that reads it. That is at the last pixel shuffle, between C maps of the output's size read and as many
   * written; a block needs five maps of the LR size (the long skip, its group's input, its own input, what a
   * layer reads and what it writes). Weights, the picture and a kernel's scratch are not counted.
   */
  readonly peakBytes: number;
}

const bytesPerNumber = 4;

/**
 * Counts parameters, multiply-adds and activation bytes from the configuration alone, for an LR picture of
 * height x width pixels. One-channel networks are taken to have no mean shift, as theirs has three channels.
 */
export function countCost(config: RcanConfig, height: number, width: number): Cost {
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
  const lastShuffle = shuffle(shuffleFactors(config.scale).length - 1);
  const sum = (what: (cost: SiteCost) => number) => costs.reduce((total, cost) => total + what(cost), 0);
  return {
    sites: costs,
    parameters: sum((cost) => cost.parameters),
    multiplyAdds: sum((cost) => cost.multiplyAdds),
    activationBytes: sum((cost) => cost.activationBytes),
    peakBytes: 2 * bytesOf(shapes.get(lastShuffle)!),
  };
}

/** The most bytes alive at once in a pass in tiles. Weights and a kernel's scratch are not counted. */
export interface TiledPeak {
  /** Tensors on the backend: one tile at its last pixel shuffle, as `Cost.peakBytes` of a picture of its size. */
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
): TiledPeak {
  const padded = side + 2 * tailHalo(config);
  const map = bytesPerNumber * config.features;
  const colours = bytesPerNumber * config.colors;
  const perPixel = colours + Math.max(3 * map, map + colours * config.scale ** 2);
  return {
    tensorBytes: countCost(config, Math.min(height, padded), Math.min(width, padded)).peakBytes,
    plainBytes: perPixel * height * width,
  };
}

/** What a chopped pass (`tiling/chop.ts`) holds: one tile's whole pass on the backend, picture and output outside. */
export function chopPeak(config: RcanConfig, height: number, width: number): TiledPeak {
  const tile = chopGrid(width, height)[0]!.padded;
  return {
    tensorBytes: countCost(config, tile.height, tile.width).peakBytes,
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
