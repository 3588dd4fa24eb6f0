import { shuffleFactors, type RcanConfig } from '../../model/config.ts';
import type { SiteShape } from '../../model/shapes.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import type { Branch, Graph, NodeKind } from './graph.ts';
import { itemGap, layoutChain, rowWidth, sideMargin, stub, type Item } from './rows.ts';

export type Shapes = ReadonlyMap<Site, SiteShape>;

const node = { width: 46, height: 34 };
/** Hold "−mean" and "shuffle". */
const wide = { width: 60, height: 34 };
const circle = { width: 22, height: 22 };
/** Groups and blocks narrower than this are no longer told apart; then rows wrap. */
const leastUnit = 28;
const widestUnit = 128;

const shapeAt = (shapes: Shapes, site: Site): SiteShape => {
  const shape = shapes.get(site);
  if (!shape) throw new Error(`The site "${site}" has no shape.`);
  return shape;
};

const item = (shapes: Shapes, kind: NodeKind, site: Site, leaves: Branch): Item => ({
  ...(kind === 'sum' ? circle : kind === 'shift' || kind === 'shuffle' ? wide : node),
  kind,
  site,
  leaves,
  shape: shapeAt(shapes, site),
});

/** Cuts units into rows of equal length that fill `room`, and makes them as wide as that allows. */
function wrapUnits(units: readonly Item[], room: number, least: number): Item[][] {
  const most = Math.max(1, Math.floor((room + itemGap) / (least + itemGap)));
  const count = Math.ceil(units.length / most);
  const perRow = Math.ceil(units.length / count);
  const width = Math.min(widestUnit, Math.floor((room + itemGap) / perRow) - itemGap);
  return chunk(
    units.map((unit) => ({ ...unit, width })),
    perRow,
  );
}

function chunk<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

/** Fills rows with items of fixed width, one after the other. */
function wrapItems(items: readonly Item[], room: number): Item[][] {
  const rows: Item[][] = [];
  for (const next of items) {
    const row = rows.at(-1);
    if (row && rowWidth([...row, next].map(({ width }) => width)) <= room) row.push(next);
    else rows.push([next]);
  }
  return rows;
}

/** Units sharing what the other items of a row leave free; undefined when that is too little. */
function shareRow(units: readonly Item[], others: readonly Item[], room: number): Item[] | undefined {
  const taken = others.reduce((sum, { width }) => sum + width + itemGap, 0);
  const width = Math.floor((room - taken + itemGap) / units.length) - itemGap;
  return width < leastUnit
    ? undefined
    : units.map((unit) => ({ ...unit, width: Math.min(width, widestUnit) }));
}

/**
 * The whole network: LR to SR, its groups as units. One row where it fits, else the tail below, else wrapped.
 * @param tall height of the groups, in pixels
 */
export function layoutOverview(config: RcanConfig, shapes: Shapes, width: number, tall: number): Graph {
  const { scale } = config;
  const input = shapeAt(shapes, sites.subMean);
  const start: Item[] = [
    { kind: 'picture', picture: 'lr', width: 26, height: 34, shape: input, leaves: 'trunk' },
    item(shapes, 'shift', sites.subMean, 'trunk'),
    item(shapes, 'conv', sites.head, 'residual'),
  ];
  const groups = Array.from({ length: config.groups }, (_, g): Item => ({
    ...item(shapes, 'group', sites.group(g), 'residual'),
    height: tall,
    index: g,
    strips: Array.from({ length: config.blocks }, (_, b) => [g, b] as const),
  }));
  const close = [
    item(shapes, 'conv', sites.bodyConv(config), 'residual'),
    item(shapes, 'sum', sites.tailInput, 'trunk'),
  ];
  const output = shapeAt(shapes, sites.addMean);
  const tail: Item[] = [
    ...shuffleFactors(scale).flatMap((factor, k): Item[] => [
      item(shapes, 'conv', sites.upConv(k), 'trunk'),
      { ...item(shapes, 'shuffle', sites.shuffle(k), 'trunk'), factor },
    ]),
    item(shapes, 'conv', sites.tailConv, 'trunk'),
    item(shapes, 'shift', sites.addMean, 'trunk'),
    { kind: 'picture', picture: 'sr', width: 44, height: 34, shape: output, leaves: 'trunk' },
  ];
  const skip = { from: start.length - 1, to: start.length + groups.length + close.length - 1 };
  const room = width - 2 * sideMargin;
  const inOne = shareRow(groups, [...start, ...close, ...tail], width);
  const inTwo = shareRow(groups, [...start, ...close], room);
  const rows = inOne
    ? [[...start, ...inOne, ...close, ...tail]]
    : inTwo
      ? [[...start, ...inTwo, ...close], tail]
      : [start, ...wrapUnits(groups, room, 56), ...wrapItems([...close, ...tail], room)];
  return layoutChain({ rows, skip, exits: false, labelled: true }, width);
}

/**
 * One residual group: its blocks as units, the convolution that closes it, the short skip connection. All of its edges
 * carry one shape, which is not written under them.
 * @param tall height of the blocks, in pixels
 */
export function layoutGroup(
  config: RcanConfig,
  shapes: Shapes,
  g: number,
  width: number,
  tall: number,
): Graph {
  const blocks = Array.from({ length: config.blocks }, (_, b): Item => ({
    ...item(shapes, 'block', sites.block(g, b), 'residual'),
    height: tall,
    index: b,
    strips: [[g, b]],
  }));
  const close = [
    item(shapes, 'conv', sites.groupConv(config, g), 'residual'),
    item(shapes, 'sum', sites.group(g), 'residual'),
  ];
  const entry = { shape: shapeAt(shapes, sites.input(sites.group(g))), branch: 'residual' } as const;
  const room = width - 2 * stub;
  const inOne = shareRow(blocks, close, room);
  const rows = inOne ? [[...inOne, ...close]] : [...wrapUnits(blocks, room - 2 * sideMargin, 44), close];
  const skip = { from: -1, to: blocks.length + close.length - 1 };
  return layoutChain({ rows, skip, entry, exits: true, labelled: false }, width);
}
