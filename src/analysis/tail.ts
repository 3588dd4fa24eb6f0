import type { ChannelOrder } from '../model/channel-order.ts';
import { shuffleFactors, type RcanConfig } from '../model/config.ts';
import { convolutions } from '../model/convolutions.ts';
import * as sites from '../model/sites.ts';
import type { Site } from '../model/sites.ts';
import type { StateDict } from '../model/state-dict.ts';
import type { Planes } from '../trace/trace.ts';
import { convolve, type ConvParameters } from './convolve.ts';
import { pixelShuffle } from './pixel-shuffle.ts';

/** The parameters of the convolution at a site; undefined when one is missing. */
export function convolutionAt(parameters: StateDict, site: Site): ConvParameters | undefined {
  const weight = parameters.get(sites.weight(site));
  const bias = parameters.get(sites.bias(site));
  return weight && bias && { weight, bias };
}

/**
 * The rest of the network after the k-th convolution of the upsampler: its pixel shuffle with channels in `order`, the
 * later stages, the last convolution and `add_mean`. (C r^2, H, W) -> (colors, H s, W s), near 0..255, s the product of
 * the remaining factors. Undefined when a parameter is missing.
 */
export function finishTail(
  config: RcanConfig,
  parameters: StateDict,
  k: number,
  maps: Planes,
  order: ChannelOrder,
): Planes | undefined {
  const [first = 1, ...others] = shuffleFactors(config.scale).slice(k);
  let large = pixelShuffle(maps, first, order);
  for (const [n, r] of others.entries()) {
    const conv = convolutionAt(parameters, sites.upConv(k + 1 + n));
    if (!conv) return undefined;
    large = pixelShuffle(convolve(large, conv), r);
  }
  const last = convolutionAt(parameters, sites.tailConv);
  if (!last) return undefined;
  const colours = convolve(large, last);
  const shift = convolutionAt(parameters, sites.addMean);
  return shift ? convolve(colours, shift) : colours;
}

/** Multiply-adds of `finishTail` for each pixel of the maps it begins with. */
export function finishMultiplyAdds(config: RcanConfig, k: number): number {
  const convs = convolutions(config);
  let grown = 1;
  let multiplyAdds = 0;
  shuffleFactors(config.scale).forEach((r, n) => {
    if (n < k) return;
    grown *= r * r;
    const conv = convs.get(
      n + 1 < shuffleFactors(config.scale).length ? sites.upConv(n + 1) : sites.tailConv,
    );
    if (conv) multiplyAdds += grown * conv.kernel ** 2 * conv.inputs * conv.outputs;
  });
  return multiplyAdds;
}
