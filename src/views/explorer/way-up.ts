import type { RcanConfig } from '../../model/config.ts';
import type { Selection } from '../shared/look.ts';
import { siteOf, type Level, type Place } from './place.ts';
import type { ExplorerSettings } from './settings.ts';

/** A step to another place: what of the settings changes, and what is selected with it. */
export interface Step {
  readonly settings: Partial<ExplorerSettings>;
  readonly selection?: Selection;
}

/** The step from a place to a level above it. */
export function stepUp(config: RcanConfig, place: Place, level: Level, channel: number): Step {
  const hasSite = level === 'group' || level === 'block';
  return {
    settings: { level },
    ...(hasSite && { selection: { site: siteOf(config, { ...place, level }), channel } }),
  };
}

/** The step that opens what an item opens. */
export function stepInto(config: RcanConfig, place: Place, opens: Partial<Place>, channel: number): Step {
  const to: Place = { ...place, ...opens };
  const { level, convolution } = to;
  const isElsewhere = level !== 'upsampler' && level !== 'network';
  return {
    settings: { level, convolution },
    ...(isElsewhere && { selection: { site: siteOf(config, to), channel } }),
  };
}
