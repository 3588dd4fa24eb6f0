import { shuffleFactors, type RcanConfig } from './config.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';

/** The site whose maps a 3x3 convolution reads. Throws when there is no such convolution at `site`. */
export function convolutionInput(config: RcanConfig, site: Site): Site {
  const { group: g, block: b } = sites.placeOf(config, site);
  if (g !== undefined && b !== undefined) {
    if (site === sites.blockConv1(g, b)) return sites.input(sites.block(g, b));
    if (site === sites.blockConv2(g, b)) return sites.blockRelu(g, b);
  }
  if (g !== undefined && site === sites.groupConv(config, g)) return sites.block(g, config.blocks - 1);
  if (site === sites.head) return sites.subMean;
  if (site === sites.bodyConv(config)) return sites.group(config.groups - 1);
  const stages = shuffleFactors(config.scale).length;
  for (let k = 0; k < stages; k++) {
    if (site === sites.upConv(k)) return k === 0 ? sites.tailInput : sites.shuffle(k - 1);
  }
  if (site === sites.tailConv) return sites.shuffle(stages - 1);
  throw new Error(`There is no 3x3 convolution at "${site}".`);
}
