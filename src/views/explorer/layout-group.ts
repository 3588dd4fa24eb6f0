import * as sites from '../../model/sites.ts';
import { edgeShapes, shapeText } from './edge-shapes.ts';
import { Flow } from './flow.ts';
import type { Box } from '../shared/box.ts';
import { fitted } from './geometry.ts';
import type { LayoutOf } from './layout-network.ts';
import type { Scene, SceneItem } from './scene.ts';
import { besideGroup, slivers } from './slivers.ts';
import { gridBoxes, gridNames, gridTrunk } from './unit-grid.ts';
import { scoreBox, scoreHeight, unitNames, unitSkips } from './unit-row.ts';

/** A group open in its place: its blocks between the ends of its short skip connection, its neighbours as slivers. */
export function layoutGroup({ config, ratio, picture, size, names }: LayoutOf, group: number): Scene {
  const upright = size.width < size.height * 0.9;
  const flow = new Flow(upright);
  const length = upright ? size.height : size.width;
  const breadth = upright ? size.width : size.height;
  const across = upright ? breadth * 0.42 : breadth * 0.5;
  const side = upright ? Math.min(140, length * 0.22) : Math.min(breadth - scoreHeight - 10, length * 0.22);
  const small = upright ? 40 : 52;
  const beside = besideGroup(config, group, names);
  const sliver = { across, breadth: upright ? 150 : Math.min(300, breadth * 0.5) };

  const lr: SceneItem = {
    key: 'lr',
    drawing: { kind: 'lr' },
    box: fitted(ratio, flow.box(0, across, small, small)),
  };
  const before = slivers(flow, beside.before, { ...sliver, along: small + 10 });
  const open = small + 10 + before.length + 8;
  const afterLength = slivers(flow, beside.after, { ...sliver, along: 0 }).length;
  const close = length - side - 18 - afterLength;
  const after = slivers(flow, beside.after, { ...sliver, along: close + 8 });

  const frame: Box = upright
    ? { x: 0, y: open, width: breadth, height: close - open }
    : flow.box(open, across, close - open, breadth * 0.76);
  const key = sites.group(group);
  const convLength = upright || length < 760 ? 26 : 48;
  const sign = 26;
  const gap = Math.max(5, Math.min(18, (close - open) / (config.blocks + 4) / 5));
  const unit = Math.max(
    6,
    Math.min(
      upright ? 54 : 118,
      (close - open - convLength - sign - (config.blocks + 4) * gap) / config.blocks,
    ),
  );
  const spare = Math.max(
    0,
    close - open - convLength - sign - config.blocks * unit - (config.blocks + 4) * gap,
  );
  const step = gap + spare / (config.blocks + 4);

  const tall = Math.max(70, breadth * 0.42);

  /** Too many for one below the other on a phone. */
  const isGrid = upright && unit + step < 16;
  const grid = isGrid
    ? gridBoxes(config.blocks, {
        x: 62,
        y: open + 2 * gap + 4,
        width: breadth - 80,
        height: close - open - convLength - sign - 5 * gap - 8,
      })
    : [];

  const inside: SceneItem[] = [];
  let along = open + 2 * step;
  const put = (item: Omit<SceneItem, 'box'>, extent: number, wide: number): Box => {
    const box = flow.box(along, across, extent, wide);
    inside.push({ ...item, within: key, box });
    along += extent + (isGrid ? gap : step);
    return box;
  };
  const boxes: Box[] = [];
  for (let b = 0; b < config.blocks; b++) {
    const item: Omit<SceneItem, 'box'> = {
      key: sites.block(group, b),
      label: String(b),
      site: sites.block(group, b),
      drawing: { kind: 'unit', part: { kind: 'block', group, block: b } },
      opens: { level: 'block', group, block: b },
    };
    const box = grid[b];
    if (box) inside.push({ ...item, within: key, box });
    boxes.push(box ?? put(item, unit, upright ? Math.max(44, unit * ratio) : tall));
  }
  if (isGrid) along = close - convLength - sign - 2 * gap - 4;
  const conv = put(
    {
      key: sites.groupConv(config, group),
      label: names.conv,
      site: sites.groupConv(config, group),
      drawing: { kind: 'module' },
      opens: { level: 'convolution', convolution: 'closing', group },
    },
    convLength,
    upright ? 90 : length < 760 ? 84 : 46,
  );
  const sum = put({ key: `${key} sum`, drawing: { kind: 'sign', sign: '+' } }, sign, sign);
  const output = fitted(
    ratio,
    flow.box(
      length - side,
      upright ? Math.max(side / 2, across) : Math.max(side / 2, across - scoreHeight / 2),
      side,
      side,
    ),
  );

  const [begin, end] = [flow.box(open, across, 0, 0), flow.box(close, across, 0, 0)];
  const chain = [...(isGrid ? [] : [begin, ...boxes]), conv, sum, end];
  const arc = upright ? Math.max(26, across - 0.34 * breadth) : across - tall / 2 - 74;
  const skip = flow.skip(open + step, across, arc, sum, key, true);
  const short = upright ? across - 38 : across - tall / 2 - 20;
  const units = boxes.map((box, b) => ({ box, site: sites.block(group, b), index: b, name: names.block(b) }));
  const shorts = isGrid ? [] : unitSkips(flow, units, { across, top: short, gap: step });
  return {
    size,
    items: [
      lr,
      ...before.items,
      { key, drawing: { kind: 'frame' }, box: frame, site: key },
      ...inside,
      ...after.items,
      { key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: output },
    ],
    edges: [
      ...gridTrunk(grid),
      ...chain.slice(1).map((box, i) => flow.trunk(chain[i]!, box)),
      ...shorts,
      skip,
    ],
    gates: [...shorts, skip].map(({ gate }) => gate),
    texts: [
      ...(isGrid ? gridNames(units) : unitNames(flow, units)),
      ...edgeShapes(
        flow,
        chain.slice(1),
        across,
        chain.slice(2).map(() => shapeText(config.features, picture.height, picture.width)),
      ),
    ],
    score: scoreBox(flow, output, size, side),
  };
}
