import { cumsum, descending, range, sum } from 'd3';
import { plane, type SiteRecord } from '../trace/trace.ts';

/** The smallest count of channels that together have half of the energy (sum of squares) of all. */
export function halfEnergyChannels(maps: SiteRecord): number {
  const energy = range(maps.channels).map((channel) => sum(plane(maps, channel), (value) => value ** 2));
  const running = cumsum(energy.sort(descending));
  return running.findIndex((held) => held >= running.at(-1)! / 2) + 1;
}
