import { divergingMap, type ColourMap } from '../shared/colour.ts';
import type { Theme } from '../shared/look.ts';
import { magnitudeWithin, ofEach, type ChannelMaps, type GroupMapData, type Quantity } from './maps.ts';
import type { Range } from './settings.ts';

/** The colours of a group's maps. */
export interface MapColours {
  /** Up to 1: those of a map that reaches to a limit of its own. */
  readonly unit: ColourMap;
  /** Up to the limit that all maps share. */
  readonly common: ColourMap;
  /** Of the maps of a channel, which are the same objects for the same range. */
  readonly of: (channel: ChannelMaps) => Readonly<Record<Quantity, ColourMap>>;
}

/** @param limit that all maps share, as `commonLimit` gives it */
export function mapColours(
  maps: Pick<GroupMapData, 'channels'>,
  limit: number,
  range: Range,
  theme: Theme,
): MapColours {
  // The colours are the same for every limit: only the range they are stretched over differs.
  const unit = divergingMap(theme, 1);
  const upTo = (most: number): ColourMap => ({ ...unit, domain: [-(most || 1), most || 1] });
  const common = upTo(limit);
  const all = maps.channels.map((channel) =>
    ofEach((quantity) => (range === 'own' ? upTo(magnitudeWithin([channel.planes[quantity]])) : common)),
  );
  return { unit, common, of: ({ channel }) => all[channel] ?? ofEach(() => common) };
}
