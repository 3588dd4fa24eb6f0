import { shuffleFactors, type RcanConfig } from './config.ts';
import { hiddenChannels } from './convolutions.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';

/** Size of a site's output (N = 1). */
export interface SiteShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Sizes of all sites of `allSites`, in its order, for an LR picture of height x width pixels. */
export function siteShapes(config: RcanConfig, height: number, width: number): Map<Site, SiteShape> {
  const { groups, blocks, features, scale, colors } = config;
  const maps = { channels: features, height, width };
  const shapes = new Map<Site, SiteShape>(sites.allSites(config).map((site) => [site, maps]));
  shapes.set(sites.subMean, { channels: colors, height, width });
  for (let g = 0; g < groups; g++) {
    for (let b = 0; b < blocks; b++) {
      for (const site of sites.attentionSites(g, b)) {
        const narrow = site === sites.squeeze(g, b) || site === sites.hidden(g, b);
        shapes.set(site, { channels: narrow ? hiddenChannels(config) : features, height: 1, width: 1 });
      }
    }
  }
  let grown = 1;
  shuffleFactors(scale).forEach((r, k) => {
    shapes.set(sites.upConv(k), { channels: features * r * r, height: height * grown, width: width * grown });
    grown *= r;
    shapes.set(sites.shuffle(k), { channels: features, height: height * grown, width: width * grown });
  });
  const output = { channels: colors, height: height * scale, width: width * scale };
  return shapes.set(sites.tailConv, output).set(sites.addMean, output);
}

/** Bytes of a tensor of this shape in float32. */
export function bytesOfShape({ channels, height, width }: SiteShape): number {
  return 4 * channels * height * width;
}
