import type { RcanConfig } from '../../model/config.ts';
import * as sites from '../../model/sites.ts';
import type { Flow } from './flow.ts';
import type { SceneItem } from './scene.ts';
import type { ExplorerNames } from './words.ts';

/** What narrows to a sliver beside the part that is open: at most so many pixels for all on one side, by the flow's direction. */
const most = { across: 84, down: 54 };

export interface Slivers {
  readonly items: readonly SceneItem[];
  /** How far along they reach. */
  readonly length: number;
}

/** Puts items beside each other as slivers, from `along` on. */
export function slivers(
  flow: Flow,
  wanted: readonly Omit<SceneItem, 'box'>[],
  { along, across, breadth }: { readonly along: number; readonly across: number; readonly breadth: number },
): Slivers {
  const step = wanted.length === 0 ? 0 : Math.min(18, most[flow.upright ? 'down' : 'across'] / wanted.length);
  return {
    items: wanted.map((item, i) => ({
      ...item,
      box: flow.box(along + i * step, across, Math.max(2, step - 3), breadth),
    })),
    length: wanted.length * step,
  };
}

type Beside = Omit<SceneItem, 'box'>;

/** What comes before a group in the signal, and what comes after it. */
export function besideGroup(
  config: RcanConfig,
  group: number,
  names: ExplorerNames,
): { readonly before: Beside[]; readonly after: Beside[] } {
  const units = Array.from({ length: config.groups }, (_, g): Beside => ({
    key: sites.group(g),
    label: String(g),
    site: sites.group(g),
    drawing: { kind: 'unit', part: { kind: 'group', group: g } },
    opens: { level: 'group', group: g },
  }));
  const module = (key: string, label: string, opens: SceneItem['opens']): Beside => ({
    key,
    label,
    drawing: { kind: 'module' },
    ...(opens && { opens }),
  });
  return {
    before: [
      module('head', names.head, { level: 'convolution', convolution: 'head' }),
      ...units.slice(0, group),
    ],
    after: [
      ...units.slice(group + 1),
      module(sites.bodyConv(config), names.conv, { level: 'convolution', convolution: 'body' }),
      module('tail', names.shuffle, { level: 'upsampler' }),
    ],
  };
}

/** The blocks before a block of its group, and those after it. */
export function besideBlock(
  config: RcanConfig,
  group: number,
  block: number,
): { readonly before: Beside[]; readonly after: Beside[] } {
  const units = Array.from({ length: config.blocks }, (_, b): Beside => ({
    key: sites.block(group, b),
    within: sites.group(group),
    label: String(b),
    site: sites.block(group, b),
    drawing: { kind: 'unit', part: { kind: 'block', group, block: b } },
    opens: { level: 'block', group, block: b },
  }));
  return { before: units.slice(0, block), after: units.slice(block + 1) };
}
