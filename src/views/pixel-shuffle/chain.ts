import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import { countComplexity } from '../../model/complexity.ts';
import type { SiteShape } from '../../model/shapes.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';

/** One link of the tail: what enters it, a convolution or shuffle of a stage, or the convolution to the picture. */
export interface Link {
  readonly kind: 'input' | 'conv' | 'shuffle' | 'picture';
  readonly site: Site;
  /** What it puts out. */
  readonly shape: SiteShape;
  /** The stage it belongs to; the picture's convolution belongs to none. */
  readonly stage?: number;
  /** r of its stage, 1 where it has none. */
  readonly factor: number;
  /** Channels that it reads. */
  readonly inputs: number;
  /** Weights and biases. */
  readonly parameters: number;
}

/** The tail of a network from the body's maps to the picture, for an LR picture of height x width pixels. */
export function tailChain(config: RcanConfig, height: number, width: number): Link[] {
  const costs = new Map(countComplexity(config, height, width).sites.map((cost) => [cost.site, cost]));
  const link = (kind: Link['kind'], site: Site, inputs: number, factor = 1, stage?: number): Link => {
    const { shape, parameters } = costs.get(site)!;
    return { kind, site, shape, factor, inputs, parameters, ...(stage !== undefined && { stage }) };
  };
  const { features: c } = config;
  const stages = shuffleFactors(config.scale).flatMap((r, k) => [
    link('conv', sites.upConv(k), c, r, k),
    link('shuffle', sites.shuffle(k), c * r * r, r, k),
  ]);
  return [link('input', sites.tailInput, c, 1, 0), ...stages, link('picture', sites.tailConv, c)];
}
