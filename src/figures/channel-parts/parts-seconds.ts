import { range, sum } from 'd3';
import type { BlockPlace } from '../../model/blocks.ts';
import type { RcanConfig } from '../../model/config.ts';
import { contributionRatio } from '../../model/contribution-work.ts';

/**
 * Seconds that carrying the channels of some blocks to the output takes, where a run of the network takes `milliseconds`.
 * What is measured of them is not counted.
 */
export function partsSeconds(
  config: RcanConfig,
  places: readonly BlockPlace[],
  milliseconds: number,
): number {
  // All channels of all blocks of a group take the same way.
  const passes = range(config.groups).map(
    (group) =>
      config.features * contributionRatio(config, [{ kind: 'channel', group, block: 0, channel: 0 }]),
  );
  return (sum(places, ({ group }) => passes[group] ?? 0) * milliseconds) / 1000;
}
