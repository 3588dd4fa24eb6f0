import * as sites from '../../model/sites.ts';
import { edgeShapes, shapeText } from './edge-shapes.ts';
import { Flow } from './flow.ts';
import type { Box } from '../shared/box.ts';
import { fitted, tiled } from './geometry.ts';
import type { LayoutOf } from './layout-network.ts';
import { scoreHeight } from './unit-row.ts';
import { blockColumns } from './place.ts';
import type { Scene, SceneItem, SceneText } from './scene.ts';
import { besideBlock, slivers } from './slivers.ts';

/**
 * A block open in its place: the maps that go into it, those behind its ReLU, behind its second convolution, and the
 * same times s, as columns; below them, or on a phone below all, its channel attention.
 */
export function layoutBlock(of: LayoutOf, group: number, block: number): Scene {
  const isUpright = of.size.width < of.size.height * 0.9;
  return isUpright ? uprightBlock(of, group, block) : wideBlock(of, group, block);
}

const mapItems = (
  config: LayoutOf['config'],
  group: number,
  block: number,
  column: number,
  box: Box,
  ratio: number,
): SceneItem[] => {
  const site = blockColumns(group, block)[column]!;
  return tiled(config.features, ratio, box).map((box, channel) => ({
    key: `${site} ${channel}`,
    within: sites.block(group, block),
    site,
    drawing: { kind: 'map', site, channel },
    box,
    ...(column === 1 && { opens: { level: 'convolution', convolution: 'first', group, block } as const }),
    ...(column === 2 && { opens: { level: 'convolution', convolution: 'second', group, block } as const }),
  }));
};

function wideBlock({ config, ratio, picture, size, names }: LayoutOf, group: number, block: number): Scene {
  const flow = new Flow(false);
  const { width, height } = size;
  /** One of two beside each other. */
  const slim = width < 760;
  const side = slim ? Math.min(132, width * 0.24) : Math.min(width * 0.17, height - scoreHeight - 130);
  const top = 50;
  const tall = Math.max(120, (height - top) * 0.52);
  const centre = top + 22 + tall / 2;
  const beside = besideBlock(config, group, block);
  const sliver = { across: centre, breadth: tall * 0.9 };
  const before = slivers(flow, beside.before, { ...sliver, along: 0 });
  const open = before.length + 10;
  const afterLength = slivers(flow, beside.after, { ...sliver, along: 0 }).length;
  const close = width - side - 24 - afterLength;
  const after = slivers(flow, beside.after, { ...sliver, along: close + 10 });

  const gap = Math.min(54, (close - open) * (slim ? 0.035 : 0.055));
  const sign = 28;
  // Four columns, room for the product between the last two, and the sum behind them.
  const column = (close - open - 3 * gap - 2 * sign - 64) / 4;
  const x = (i: number): number => open + 22 + i * (column + gap) + (i === 3 ? sign + 6 : 0);
  const columns = [0, 1, 2, 3].map((i): Box => ({ x: x(i), y: top + 22, width: column, height: tall }));
  const maps = columns.flatMap((box, i) => mapItems(config, group, block, i, box, ratio));
  const bounds = columns.map((box, i) => around(mapItems(config, group, block, i, box, ratio), box));
  const product = flow.box(columns[3]!.x - sign - 10, centre, sign, sign);
  const sum = flow.box(bounds[3]!.x + bounds[3]!.width + 14, centre, sign, sign);
  const site = sites.block(group, block);
  const chain = [
    flow.box(open, centre, 0, 0),
    bounds[0]!,
    bounds[1]!,
    bounds[2]!,
    product,
    bounds[3]!,
    sum,
    flow.box(close, centre, 0, 0),
  ];
  const trunk = chain
    .slice(1)
    .map((box, i) => flow.trunk({ ...chain[i]!, y: centre, height: 0 }, { ...box, y: centre, height: 0 }));
  const skip = flow.skip(open + 8, centre, 26, sum, site, true);
  const stage: Box = {
    x: open + 12,
    y: top + 22 + tall + 12,
    width: close - open - 24,
    height: height - top - 22 - tall - 16,
  };
  const output = fitted(ratio, { x: width - side, y: top, width: side, height: side });
  const partTop = output.y + output.height + scoreHeight + 44;
  const partHeight = Math.max(60, Math.min(side / ratio, height - partTop - 16));
  const part: Box = { x: width - side, y: partTop, width: partHeight * ratio, height: partHeight };
  const texts: SceneText[] = [
    ...bounds.map((box, i) => ({
      x: box.x,
      y: top + 14,
      text: names[slim ? 'shortColumns' : 'columns'][i]!,
    })),
    ...(slim ? [] : [{ x: part.x, y: part.y - 8, text: names.adds }]),
    ...edgeShapes(
      flow,
      bounds.slice(0, 3),
      centre,
      bounds.map(() => shapeText(config.features, picture.height, picture.width)),
    ),
  ];
  return {
    size,
    items: [
      ...hiddenGroup(group, { x: -width * 0.05, y: 0, width: width * 1.1, height }),
      ...before.items,
      {
        key: site,
        within: sites.group(group),
        drawing: { kind: 'frame' },
        site,
        box: { x: open, y: top - 40, width: close - open, height: height - top + 40 },
      },
      ...maps,
      { key: `${site} times`, within: site, drawing: { kind: 'sign', sign: '×' }, box: product },
      { key: `${site} sum`, within: site, drawing: { kind: 'sign', sign: '+' }, box: sum },
      ...after.items,
      { key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: output },
      ...(slim
        ? []
        : [
            {
              key: `${site} adds`,
              within: site,
              drawing: { kind: 'unit', part: { kind: 'block', group, block } },
              box: part,
            } as const,
          ]),
    ],
    edges: [
      ...trunk,
      skip,
      { branch: 'attention', path: `M${product.x + sign / 2},${stage.y + 4}V${product.y + sign}` },
    ],
    gates: [skip.gate],
    texts,
    stage,
    score: { x: width - side, y: output.y + output.height + 6, width: side, height: scoreHeight },
  };
}

function uprightBlock({ config, ratio, size, names }: LayoutOf, group: number, block: number): Scene {
  const { width, height } = size;
  const site = sites.block(group, block);
  const side = Math.min(96, width * 0.26);
  const label = 20;
  const tall = Math.max(36, (height * 0.58 - side - 12) / 4 - label);
  const rows = [0, 1, 2, 3].map((i): Box => ({
    x: 26,
    y: 8 + i * (tall + label) + label,
    width: width - 34,
    height: tall,
  }));
  const maps = rows.flatMap((box, i) => mapItems(config, group, block, i, box, ratio));
  const below = 8 + 4 * (tall + label) + 8;
  const output = fitted(ratio, { x: 0, y: height - side, width: side, height: side });
  const sum: Box = { x: 6, y: below - 6, width: 18, height: 18 };
  const flow = new Flow(true);
  const skip = flow.skip(14, 15, 15, sum, site, true);
  return {
    size,
    items: [
      ...hiddenGroup(group, { x: 0, y: 0, width, height }),
      {
        key: site,
        within: sites.group(group),
        drawing: { kind: 'frame' },
        site,
        box: { x: 0, y: 0, width, height: height - side - 8 },
      },
      ...maps,
      { key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: output },
    ],
    edges: [{ branch: 'identity', path: `M15,10V${below}` }],
    gates: [{ ...skip.gate, closed: { x: 15, y: 40 }, open: { x: 15, y: Math.min(160, below - 30) } }],
    texts: rows.map((box, i) => ({ x: box.x, y: box.y - 6, text: names.columns[i]! })),
    stage: { x: 26, y: below, width: width - 30, height: height - side - 14 - below },
    score: { x: side + 12, y: height - side, width: width - side - 12, height: side },
  };
}

const hiddenGroup = (group: number, box: Box): SceneItem[] => [
  { key: sites.group(group), drawing: { kind: 'hidden' }, box },
];

/** The box around what was laid out, as broad as it is and as tall as it was meant to be. */
function around(items: readonly SceneItem[], { x, y, height }: Box): Box {
  const right = Math.max(...items.map(({ box }) => box.x + box.width));
  return { x, y, width: right - x, height };
}
