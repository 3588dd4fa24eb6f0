import type { RcanConfig } from '../config.ts';
import { stepSites, stepsOfSites } from '../steps.ts';
import { editsBySite } from './edits-by-site.ts';
import type { Edit } from './edit.ts';
import { serializeEdits } from './serialize-edits.ts';

/**
 * The first step of a forward pass at which two lists of edits differ: before it, both passes compute the same. The
 * number of steps where none differs.
 */
export function firstChange(config: RcanConfig, before: readonly Edit[], after: readonly Edit[]): number {
  const [old, now] = [editsBySite(before), editsBySite(after)];
  const steps = stepsOfSites(config);
  let first = stepSites(config).length;
  for (const site of new Set([...old.keys(), ...now.keys()])) {
    const step = steps.get(site)!;
    if (step < first && serializeEdits(old.get(site) ?? []) !== serializeEdits(now.get(site) ?? []))
      first = step;
  }
  return first;
}
