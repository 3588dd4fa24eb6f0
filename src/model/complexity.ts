import type { RcanConfig } from './config.ts';
import { convolutions, isMeanShift } from './convolutions.ts';
import { bytesOfShape, siteShapes, type SiteShape } from './shapes.ts';
import { distinctSites, type Site } from './sites.ts';

/** Parameters, multiply-adds and output size of one site. */
export interface SiteComplexity {
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

/** Parameters, multiply-adds and activations of a network on an LR picture of a given size. */
export interface Complexity {
  /** One entry per tensor in the order of computation; `tail:input` is the only `:input` among them. */
  readonly sites: readonly SiteComplexity[];
  /** As PyTorch counts them: mean shifts of three-channel networks included (24 numbers). */
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Bytes of all sites' outputs together, as recording all or a training step needs. */
  readonly activationBytes: number;
}

/** The last result: a run asks for it several times, and the next run mostly for the same. */
let last: { readonly of: readonly [RcanConfig, number, number]; readonly complexity: Complexity } | undefined;

/**
 * Counts parameters, multiply-adds and activation bytes from the configuration alone, for an LR picture of
 * height x width pixels. One-channel networks are taken to have no mean shift, as theirs has three channels.
 */
export function countComplexity(config: RcanConfig, height: number, width: number): Complexity {
  const of = [config, height, width] as const;
  if (!last?.of.every((value, i) => value === of[i])) last = { of, complexity: count(...of) };
  return last.complexity;
}

function count(config: RcanConfig, height: number, width: number): Complexity {
  const convs = convolutions(config);
  const shapes = siteShapes(config, height, width);
  const all = distinctSites(config).map((site): SiteComplexity => {
    const shape = shapes.get(site)!;
    const conv = isMeanShift(site) && config.colors === 1 ? undefined : convs.get(site);
    const weights = conv ? conv.kernel ** 2 * conv.inputs * conv.outputs : 0;
    return {
      site,
      shape,
      parameters: weights + (conv?.outputs ?? 0),
      multiplyAdds: weights * shape.height * shape.width,
      activationBytes: bytesOfShape(shape),
    };
  });
  const sum = (of: (site: SiteComplexity) => number) => all.reduce((total, site) => total + of(site), 0);
  return {
    sites: all,
    parameters: sum(({ parameters }) => parameters),
    multiplyAdds: sum(({ multiplyAdds }) => multiplyAdds),
    activationBytes: sum(({ activationBytes }) => activationBytes),
  };
}

/** For each site the share of a pass's multiply-adds, 0..1, done when that site has been computed. */
export function workShares(config: RcanConfig, height: number, width: number): Map<Site, number> {
  const { sites, multiplyAdds } = countComplexity(config, height, width);
  let done = 0;
  return new Map(sites.map((one) => [one.site, (done += one.multiplyAdds) / multiplyAdds]));
}
