import type { RcanConfig } from '../../model/config.ts';
import type { SiteComplexity } from '../../model/complexity.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';

export interface ModuleCost {
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/**
 * What the PyTorch module at a site costs with everything inside it: a group its blocks and closing convolution,
 * a block its convolutions and attention, the attention its two 1x1 convolutions; else the site's own layer.
 */
export function moduleCost(config: RcanConfig, costs: readonly SiteComplexity[], site: Site): ModuleCost {
  const inside = costs.filter((cost) => belongs(config, cost.site, site));
  return {
    parameters: inside.reduce((sum, cost) => sum + cost.parameters, 0),
    multiplyAdds: inside.reduce((sum, cost) => sum + cost.multiplyAdds, 0),
  };
}

function belongs(config: RcanConfig, part: Site, whole: Site): boolean {
  if (part === whole) return true;
  const { group: g, block: b } = sites.placeOf(config, whole);
  if (g === undefined) return false;
  const place = sites.placeOf(config, part);
  if (whole === sites.group(g)) return place.group === g;
  if (b === undefined || place.group !== g || place.block !== b) return false;
  if (whole === sites.block(g, b)) return true;
  const isAttention = whole === sites.channelAttention(g, b) || whole === sites.attention(g, b);
  return isAttention && sites.attentionSites(g, b).includes(part);
}
