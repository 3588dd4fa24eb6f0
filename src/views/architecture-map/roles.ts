import type { RcanConfig } from '../../model/config.ts';
import { shuffleFactors } from '../../model/config.ts';
import * as sites from '../../model/sites.ts';
import type { Site, SitePlace } from '../../model/sites.ts';

/** What a site does in the network. */
export type Role =
  | 'subMean'
  | 'head'
  | 'group'
  | 'groupConv'
  | 'bodyConv'
  | 'longSum'
  | 'upConv'
  | 'shuffle'
  | 'tailConv'
  | 'addMean'
  | 'block'
  | 'conv1'
  | 'relu'
  | 'conv2'
  | 'pooled'
  | 'squeeze'
  | 'hidden'
  | 'excite'
  | 'attention'
  | 'rescaled';

/** The role of a site of `config`; undefined for what the map does not draw, such as inputs. */
export function roleOf(config: RcanConfig, site: Site): Role | undefined {
  const { group: g, block: b } = sites.placeOf(config, site);
  const outer: readonly (readonly [Site, Role])[] = [
    [sites.subMean, 'subMean'],
    [sites.head, 'head'],
    [sites.bodyConv(config), 'bodyConv'],
    [sites.tailInput, 'longSum'],
    ...shuffleFactors(config.scale).flatMap(
      (_, k) =>
        [
          [sites.upConv(k), 'upConv'],
          [sites.shuffle(k), 'shuffle'],
        ] as const,
    ),
    [sites.tailConv, 'tailConv'],
    [sites.addMean, 'addMean'],
  ];
  const inGroup = g === undefined ? [] : groupRoles(config, g);
  const inBlock = g === undefined || b === undefined ? [] : blockRoles(g, b);
  return [...outer, ...inGroup, ...inBlock].find(([address]) => address === site)?.[1];
}

const groupRoles = (config: RcanConfig, g: number) =>
  [
    [sites.group(g), 'group'],
    [sites.groupConv(config, g), 'groupConv'],
  ] as const;

const blockRoles = (g: number, b: number) =>
  [
    [sites.block(g, b), 'block'],
    [sites.blockConv1(g, b), 'conv1'],
    [sites.blockRelu(g, b), 'relu'],
    [sites.blockConv2(g, b), 'conv2'],
    [sites.pooled(g, b), 'pooled'],
    [sites.squeeze(g, b), 'squeeze'],
    [sites.hidden(g, b), 'hidden'],
    [sites.excite(g, b), 'excite'],
    [sites.attention(g, b), 'attention'],
    [sites.channelAttention(g, b), 'rescaled'],
  ] as const;

/** The group and block that a selection unfolds; what it leaves open stays as it was, within the network. */
export function unfolded(config: RcanConfig, site: Site | undefined, before: Required<SitePlace>) {
  const place = site === undefined ? {} : sites.placeOf(config, site);
  const group = Math.min(place.group ?? before.group, config.groups - 1);
  const block = Math.min(place.block ?? before.block, config.blocks - 1);
  return { group, block };
}
