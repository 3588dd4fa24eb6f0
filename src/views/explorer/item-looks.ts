import type { RcanConfig } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import { channelMarks, type ChannelMark } from '../edits/channel-marks.ts';
import { siteOf, type Place } from './place.ts';
import type { SceneItem } from './scene.ts';
import type { explorerWords } from './words.ts';

/** What the looks of a scene's items depend on. */
interface Looked {
  readonly config: RcanConfig;
  readonly place: Place;
  readonly channel: number;
  /** The map whose nine products are shown. */
  readonly input: number;
  readonly edits: readonly Edit[];
  readonly words: (typeof explorerWords)['en'];
  /** In dB, what a group or block adds; undefined while it is not known. */
  readonly gain: (site: Site) => number | undefined;
  readonly gateName: (site: Site) => string;
}

/** How the items of a scene look, and what they are called. */
export interface ItemLooks {
  /** Whether it is a map that the attention of the block rescales. */
  readonly isRescaled: (item: SceneItem) => boolean;
  /** How strongly it is drawn, 0..1: what edits have silenced is faint. */
  readonly strength: (item: SceneItem) => number;
  readonly isEdited: (item: SceneItem) => boolean;
  readonly isSelected: (item: SceneItem) => boolean;
  readonly nameOf: (item: SceneItem) => string;
}

const silent: ReadonlySet<ChannelMark | undefined> = new Set(['mute', 'silenced'] as const);

export function itemLooks(looked: Looked): ItemLooks {
  const { config, place, channel, input, edits, words, gain, gateName } = looked;
  const { group, block, level } = place;
  const marks = channelMarks(edits, sites.attention(group, block), config.features);
  const rescaled = [sites.blockConv2(group, block), sites.channelAttention(group, block)];
  const chosen = siteOf(config, place);

  const isRescaled = ({ drawing }: SceneItem): boolean =>
    level === 'block' && drawing.kind === 'map' && rescaled.includes(drawing.site);
  const markOf = (item: SceneItem): ChannelMark | undefined =>
    isRescaled(item) && item.drawing.kind === 'map' ? marks.get(item.drawing.channel) : undefined;

  return {
    isRescaled,
    strength: (item) => (silent.has(markOf(item)) ? 0.25 : 1),
    isEdited: (item) => {
      if (item.drawing.kind === 'map') return markOf(item) !== undefined;
      const { site } = item;
      if (item.drawing.kind !== 'unit' || site === undefined) return false;
      return edits.some((edit) => sites.isWithin(edit.site, site));
    },
    isSelected: ({ drawing, site, opens }) => {
      if (drawing.kind !== 'map') return site === chosen && drawing.kind !== 'output';
      if (level === 'block') return drawing.channel === channel;
      return level === 'number' && drawing.channel === input && opens !== undefined;
    },
    nameOf: ({ drawing, site, label }) => {
      switch (drawing.kind) {
        case 'output':
          return words.output;
        case 'map':
          return words.mapOf(drawing.site, drawing.channel);
        case 'unit': {
          const name = unitName(drawing.part, words.names);
          const change = site === undefined ? undefined : gain(site);
          return change === undefined ? name : words.adding(name, change.toFixed(2));
        }
        default:
          return label ?? (site === sites.tailInput ? gateName(site) : (site ?? ''));
      }
    },
  };
}

function unitName(
  part: Extract<SceneItem['drawing'], { kind: 'unit' }>['part'],
  names: Looked['words']['names'],
): string {
  if (part.kind === 'block') return names.block(part.block);
  return part.kind === 'group' ? names.group(part.group) : '';
}
