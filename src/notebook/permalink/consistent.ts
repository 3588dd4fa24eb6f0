import { smallestSpectrum } from '../../analysis/power-spectrum.ts';
import { largestConfig } from '../../model/config.ts';
import { allSites } from '../../model/sites.ts';
import { canTile, largestLrPixels, lrPixels, mustCut, windowStep } from '../../session/pictures/window.ts';
import { noSite, type LinkedView, type ViewParts } from './linked-view.ts';
import { partFormats, type PartFormat } from './part-formats.ts';
import { ignored, type Expected, type Ignored } from './unfit.ts';

/**
 * Checks the parts of an address against each other: a window must lie in its picture, a site must exist in the network
 * that is named, else in the largest. Returns the valid parts, and the others with what was expected.
 */
export function consistent(given: LinkedView): readonly [kept: LinkedView, left: readonly Ignored[]] {
  const left: Ignored[] = [];
  const refused = new Set<string>();
  const check = <P extends keyof ViewParts>(
    part: P,
    problemOf: (value: ViewParts[P], view: LinkedView) => Expected | undefined,
  ): void => {
    const value = given[part];
    const problem = value === undefined ? undefined : problemOf(value, given);
    if (value === undefined || !problem) return;
    const format: PartFormat<ViewParts[P]> = partFormats[part];
    refused.add(part);
    left.push(ignored(format.name, format.write(value) ?? '', problem));
  };
  check('window', windowProblem);
  check('whole', wholeProblem);
  check('site', siteProblem);
  return [Object.fromEntries(Object.entries(given).filter(([part]) => !refused.has(part))), left];
}

/** The enlargement factor, and the step of windows in a picture of the role. */
function measures({ role = 'hr', scale, checkpoint }: LinkedView) {
  const times = checkpoint?.config.scale ?? scale ?? 2;
  return { times, step: windowStep(role, times) };
}

function windowProblem({ x, y, width, height }: ViewParts['window'], view: LinkedView): Expected | undefined {
  const { picture } = view;
  // Cards are shown whole.
  if (!picture) return { kind: 'own-picture' };
  const { step } = measures(view);
  const fits =
    x + width <= picture.width &&
    y + height <= picture.height &&
    Math.min(width, height) >= smallestSpectrum * step &&
    lrPixels({ width, height }, step) <= largestLrPixels;
  return fits ? undefined : { kind: 'window', width: picture.width, height: picture.height };
}

function wholeProblem(_: ViewParts['whole'], view: LinkedView): Expected | undefined {
  const { times, step } = measures(view);
  const { picture } = view;
  const can = picture && mustCut(picture, step) && canTile(picture, step, times);
  return can ? undefined : { kind: 'large-picture' };
}

function siteProblem(site: ViewParts['site'], { checkpoint }: LinkedView): Expected | undefined {
  const sites = allSites(checkpoint?.config ?? largestConfig);
  return site === noSite || sites.includes(site) ? undefined : { kind: 'site' };
}
