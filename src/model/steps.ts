import { shuffleFactors, type RcanConfig } from './config.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';

/**
 * The steps of a forward pass of a whole picture, each by the last site that it computes: the head, every block, the last
 * convolution and skip connection of every group and of the body, every stage of the upsampler, the output.
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

/** The last step that a pass can begin with: the tail's first. Cached maps are of the LR size. */
export function lastStart(config: RcanConfig): number {
  return stepSites(config).indexOf(sites.tailInput) + 1;
}

/** The sites whose maps a pass that begins with step `start` reads from a cache. */
export function cachedSites(config: RcanConfig, start: number): Site[] {
  const steps = stepSites(config);
  const { group } = sites.placeOf(config, steps[start] ?? '');
  return steps.slice(0, start).filter((site) => {
    const place = sites.placeOf(config, site);
    return place.block === undefined || place.group === group;
  });
}

/**
 * The sites before step `start` that a pass which begins there still shows to its taps: those of `cachedSites`, and the
 * inputs of these groups and blocks.
 */
export function replayedSites(config: RcanConfig, start: number): Set<Site> {
  const cached = cachedSites(config, start);
  const { group, block } = sites.placeOf(config, stepSites(config)[start] ?? '');
  const replayed = new Set(cached.flatMap((site) => [sites.input(site), site]));
  if (group !== undefined && block !== 0) replayed.add(sites.input(sites.group(group)));
  return replayed;
}
