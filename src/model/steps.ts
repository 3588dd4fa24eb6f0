import { shuffleFactors, type RcanConfig } from './config.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';

/**
 * The steps of a forward pass of a whole picture, each by the last site that it computes: the head, every block, every
 * convolution with the skip connection it closes, every stage of the tail, the output.
 */
export function stepSites(config: RcanConfig): Site[] {
  const steps: Site[] = [sites.head];
  for (let g = 0; g < config.groups; g++) {
    for (let b = 0; b < config.blocks; b++) steps.push(sites.block(g, b));
    steps.push(sites.group(g));
  }
  steps.push(sites.tailInput, ...shuffleFactors(config.scale).map((_, k) => sites.shuffle(k)));
  return [...steps, sites.addMean];
}

/** For every site the index of the step that computes it; an input belongs to the step that reads it. */
export function stepsOfSites(config: RcanConfig): Map<Site, number> {
  const steps = stepSites(config);
  let step = 0;
  return new Map(sites.allSites(config).map((site) => [site, site === steps[step] ? step++ : step]));
}

/** The last step that a pass can begin with on maps of the LR size: the tail's first. */
export function lastStart(config: RcanConfig): number {
  return stepSites(config).indexOf(sites.tailInput) + 1;
}

/** The sites whose maps a pass that begins with step `start` takes from an earlier one. */
export function recalledSites(config: RcanConfig, start: number): Site[] {
  const steps = stepSites(config);
  const { group } = sites.placeOf(config, steps[start] ?? '');
  return steps.slice(0, start).filter((site) => {
    const place = sites.placeOf(config, site);
    return place.block === undefined || place.group === group;
  });
}

/**
 * The sites before step `start` that a pass which begins there shows its listeners all the same: what it takes from an
 * earlier pass, and what went into the groups and blocks that put it out.
 */
export function shownAgain(config: RcanConfig, start: number): Set<Site> {
  const recalled = recalledSites(config, start);
  const { group, block } = sites.placeOf(config, stepSites(config)[start] ?? '');
  const shown = new Set(recalled.flatMap((site) => [sites.input(site), site]));
  if (group !== undefined && block !== 0) shown.add(sites.input(sites.group(group)));
  return shown;
}
