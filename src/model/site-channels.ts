import type { RcanConfig } from './config.ts';
import { convolutions, hiddenChannels } from './convolutions.ts';
import { hidden, placeOf, type Site } from './sites.ts';

/** Count of channels at a site of the network; of a vector, its length. */
export function channelsAt(config: RcanConfig, site: Site): number {
  const conv = convolutions(config).get(site);
  if (conv) return conv.outputs;
  const { group, block } = placeOf(config, site);
  const isHidden = group !== undefined && block !== undefined && site === hidden(group, block);
  return isHidden ? hiddenChannels(config) : config.features;
}
