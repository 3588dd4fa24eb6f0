import type { RcanConfig } from '../../model/config.ts';
import { placeOf, type SitePlace } from '../../model/sites.ts';
import type { Selection } from './look.ts';

/** What of the page's selection means something to the figures of channel attention. */
export interface Picked extends SitePlace {
  /** Only inside the groups: a channel of the tail's wide convolution is none of the C channels here. */
  readonly channel?: number;
}

/** Reads the selection's group, block and channel, as far as it has them. */
export function picked(config: RcanConfig, selection: Selection | undefined): Picked {
  if (!selection) return {};
  const place = placeOf(config, selection.site);
  const { channel } = selection;
  if (place.group === undefined || channel === undefined || channel >= config.features) return place;
  return { ...place, channel };
}
