import { shuffleFactors, type RcanConfig } from './config.ts';
import { countComplexity } from './complexity.ts';
import type { Part } from './contribution-parts.ts';
import * as sites from './sites.ts';

/** The work of carrying a part to the picture. */
export interface ContributionWork {
  /** Convolutions, `add_mean` counted with the last one. */
  readonly count: number;
  /** Per LR pixel, as `countComplexity` counts them. */
  readonly multiplyAdds: number;
}

/** The work of one part of the output, from where it is added to the picture. */
export function contributionSteps(config: RcanConfig, part: Part): ContributionWork {
  const closed = closingConvolutions(config, part);
  const costs = new Map(countComplexity(config, 1, 1).sites.map((one) => [one.site, one.multiplyAdds]));
  const tail = [
    ...shuffleFactors(config.scale).map((_, k) => sites.upConv(k)),
    sites.tailConv,
    sites.addMean,
  ];
  const closing = costs.get(sites.bodyConv(config))!;
  return {
    count: closed + tail.length - 1,
    multiplyAdds: closed * closing + tail.reduce((sum, site) => sum + costs.get(site)!, 0),
  };
}

/** The work of parts as a multiple of a forward pass, without the pass that they are parts of. */
export function contributionRatio(config: RcanConfig, parts: readonly Part[]): number {
  const work = parts.reduce((sum, part) => sum + contributionSteps(config, part).multiplyAdds, 0);
  return work / countComplexity(config, 1, 1).multiplyAdds;
}

function closingConvolutions({ groups }: RcanConfig, part: Part): number {
  switch (part.kind) {
    case 'long-skip':
      return 0;
    case 'constant':
    case 'first-features':
      return groups + 1;
    default:
      return groups - part.group + 1;
  }
}
