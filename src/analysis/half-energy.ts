import { cumsum, descending, range, sum } from 'd3';
import { plane, type SiteRecord } from '../trace/trace.ts';

/** The fewest channels that together hold half of the energy of all: the sum of squares. */
export function halfEnergyChannels(maps: SiteRecord): number {
  const energy = range(maps.channels).map((channel) => sum(plane(maps, channel), (value) => value ** 2));
  const running = cumsum(energy.sort(descending));
  return running.findIndex((held) => held >= running.at(-1)! / 2) + 1;
}
