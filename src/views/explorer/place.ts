import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import { convolutionInput } from '../../model/convolution-input.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';

/** How far into the network the explorer has gone, from the whole of it to one product. */
export const levels = ['network', 'group', 'block', 'convolution', 'number', 'upsampler'] as const;
export type Level = (typeof levels)[number];

/** The 3x3 convolutions of a network: those of the selected block, and those outside blocks. */
export const convolutionRoles = ['first', 'second', 'closing', 'head', 'body', 'upsampling', 'last'] as const;
export type ConvolutionRole = (typeof convolutionRoles)[number];

/** What the explorer shows: a level, and of the selected group and block what that level is about. */
export interface Place {
  readonly level: Level;
  readonly group: number;
  readonly block: number;
  readonly convolution: ConvolutionRole;
}

/** The site of the convolution that a place is about. */
export function convolutionSite(config: RcanConfig, { convolution, group, block }: Place): Site {
  switch (convolution) {
    case 'first':
      return sites.blockConv1(group, block);
    case 'second':
      return sites.blockConv2(group, block);
    case 'closing':
      return sites.groupConv(config, group);
    case 'head':
      return sites.head;
    case 'body':
      return sites.bodyConv(config);
    case 'upsampling':
      return sites.upConv(0);
    case 'last':
      return sites.tailConv;
  }
}

/** The level from which one comes to a place; undefined for the network. */
export function levelAbove({ level, convolution }: Place): Level | undefined {
  switch (level) {
    case 'network':
      return undefined;
    case 'group':
    case 'upsampler':
      return 'network';
    case 'block':
      return 'group';
    case 'convolution':
      if (convolution === 'first' || convolution === 'second') return 'block';
      if (convolution === 'upsampling') return 'upsampler';
      return convolution === 'closing' ? 'group' : 'network';
    case 'number':
      return 'convolution';
  }
}

/** The levels that lead to a place, from the network down to its own. */
export function levelsTo(place: Place): Level[] {
  const above = levelAbove(place);
  return above ? [...levelsTo({ ...place, level: above }), place.level] : [place.level];
}

/** How many levels deep a level is, from 1. */
export const depthOf = (level: Level): number => (level === 'upsampler' ? 2 : levels.indexOf(level) + 1);

/** The site that a place is about: what is selected with it. */
export function siteOf(config: RcanConfig, place: Place): Site {
  switch (place.level) {
    case 'network':
      return sites.tailInput;
    case 'group':
      return sites.group(place.group);
    case 'block':
      return sites.block(place.group, place.block);
    case 'upsampler':
      return sites.shuffle(0);
    default:
      return convolutionSite(config, place);
  }
}

/** The four columns of maps of a block, in the order of the signal. */
export const blockColumns = (group: number, block: number): readonly Site[] => [
  sites.input(sites.block(group, block)),
  sites.blockRelu(group, block),
  sites.blockConv2(group, block),
  sites.channelAttention(group, block),
];

/** The sites whose maps a place draws; with `maps` the nodes of network and group show maps. */
export function sitesShown(config: RcanConfig, place: Place, maps: boolean): Site[] {
  const { level, group, block } = place;
  switch (level) {
    case 'network':
      return maps ? Array.from({ length: config.groups }, (_, g) => sites.group(g)) : [];
    case 'group':
      return maps ? Array.from({ length: config.blocks }, (_, b) => sites.block(group, b)) : [];
    case 'block':
      return [...blockColumns(group, block)];
    case 'upsampler':
      return shuffleFactors(config.scale).flatMap((_, k) => [
        k === 0 ? sites.tailInput : sites.shuffle(k - 1),
        sites.upConv(k),
        sites.shuffle(k),
      ]);
    default: {
      const site = convolutionSite(config, place);
      return [convolutionInput(config, site), site];
    }
  }
}

/** Where in the explorer a site is shown: the level, and the convolution that it is about. */
export function placeOfSite(config: RcanConfig, site: Site): Pick<Place, 'level' | 'convolution'> {
  const { group, block } = sites.placeOf(config, site);
  const convolution = convolutionRoles.find(
    (role) =>
      convolutionSite(config, {
        level: 'convolution',
        group: group ?? 0,
        block: block ?? 0,
        convolution: role,
      }) === site,
  );
  if (convolution) return { level: 'convolution', convolution };
  if (site.startsWith('tail.')) return { level: 'upsampler', convolution: 'upsampling' };
  if (block !== undefined) return { level: 'block', convolution: 'second' };
  return { level: group === undefined ? 'network' : 'group', convolution: 'closing' };
}
