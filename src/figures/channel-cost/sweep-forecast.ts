import type { BlockPlace } from '../../model/blocks.ts';
import type { RcanConfig } from '../../model/config.ts';
import { workShares } from '../../model/complexity.ts';
import { block as blockSite } from '../../model/sites.ts';
import { stepSites } from '../../model/steps.ts';

/**
 * Seconds that muting every channel of some blocks takes, each run beginning at its block, where a run from the
 * beginning takes `milliseconds`. What is measured of the outputs is not counted.
 */
export function sweepSeconds(
  config: RcanConfig,
  { height, width }: { readonly height: number; readonly width: number },
  blocks: readonly BlockPlace[],
  milliseconds: number,
): number {
  const shares = workShares(config, height, width);
  const steps = stepSites(config);
  const left = blocks.map(({ group, block }) => {
    const before = steps[steps.indexOf(blockSite(group, block)) - 1];
    return 1 - (shares.get(before ?? '') ?? 0);
  });
  return (left.reduce((sum, share) => sum + share, 0) * config.features * milliseconds) / 1000;
}
