import type { RcanConfig } from '../../model/config.ts';
import * as sites from '../../model/sites.ts';
import { edgeShapes, shapeText } from './edge-shapes.ts';
import { Flow } from './flow.ts';
import type { Box } from '../shared/box.ts';
import { fitted, type Size } from './geometry.ts';
import type { Scene, SceneItem } from './scene.ts';
import { scoreBox, scoreHeight, unitNames, unitSkips } from './unit-row.ts';
import type { ExplorerNames } from './words.ts';

export interface LayoutOf {
  readonly config: RcanConfig;
  /** Width by height of the picture. */
  readonly ratio: number;
  /** Of the picture, in pixels. */
  readonly picture: Size;
  readonly size: Size;
  readonly names: ExplorerNames;
}

/** The whole network: the picture, head, groups, closing convolution, upsampler, and the output, with its long skip connection. */
export function layoutNetwork({ config, ratio, picture, size, names }: LayoutOf): Scene {
  const upright = size.width < size.height * 0.9;
  const flow = new Flow(upright);
  const { groups } = config;
  const length = upright ? size.height : size.width;
  const breadth = upright ? size.width : size.height;
  const side = upright ? Math.min(150, length * 0.24) : Math.min(breadth - scoreHeight - 10, length * 0.31);
  const across = upright ? breadth * 0.36 : breadth * 0.5;

  const small = upright ? 52 : Math.min(92, length * 0.09);
  // Where there is little room, names of modules stand upright in them.
  const slim = !upright && length < 760;
  const plain = {
    head: upright || slim ? 26 : 54,
    conv: upright || slim ? 24 : 48,
    sign: 26,
    upsampler: upright ? 40 : slim ? 26 : 72,
  };
  const gap = Math.max(6, Math.min(20, length / (groups + 6) / 5));
  const fixed = small + plain.head + plain.conv + plain.sign + plain.upsampler + side;
  const unit = Math.max(8, Math.min(upright ? 56 : 92, (length - fixed - (groups + 6) * gap) / groups));
  const spare = Math.max(0, length - fixed - groups * unit - (groups + 5) * gap) / (groups + 5);

  const tall = Math.max(60, breadth * 0.46);

  const items: SceneItem[] = [];
  let along = 0;
  const put = (item: Omit<SceneItem, 'box'>, extent: number, breadth = extent, inner?: number): Box => {
    const box = flow.box(along, across, extent, breadth);
    items.push({ ...item, box: inner === undefined ? box : fitted(inner, box) });
    along += extent + gap + spare;
    return box;
  };
  const module = (key: string, label: string, site: string, extent: number, opens: SceneItem['opens']): Box =>
    put(
      { key, label, site, drawing: { kind: 'module' }, ...(opens && { opens }) },
      extent,
      upright ? 110 : slim ? 84 : 46,
    );

  const lr = put({ key: 'lr', drawing: { kind: 'lr' } }, small, small, ratio);
  const head = module('head', names.head, sites.head, plain.head, {
    level: 'convolution',
    convolution: 'head',
  });
  const boxes: Box[] = [];
  for (let g = 0; g < groups; g++) {
    boxes.push(
      put(
        {
          key: sites.group(g),
          label: String(g),
          site: sites.group(g),
          drawing: { kind: 'unit', part: { kind: 'group', group: g } },
          opens: { level: 'group', group: g },
        },
        unit,
        upright ? Math.max(44, unit * ratio) : tall,
      ),
    );
  }
  const conv = module(sites.bodyConv(config), names.conv, sites.bodyConv(config), plain.conv, {
    level: 'convolution',
    convolution: 'body',
  });
  const sum = put(
    { key: sites.tailInput, site: sites.tailInput, drawing: { kind: 'sign', sign: '+' } },
    plain.sign,
  );
  const upsampler = module('tail', names.shuffle, sites.shuffle(0), plain.upsampler, { level: 'upsampler' });
  along = length - side;
  const outputAcross = upright ? Math.max(side / 2, across) : Math.max(side / 2, across - scoreHeight / 2);
  const place = flow.box(along, outputAcross, side, side);
  const output = fitted(ratio, place);
  items.push({ key: 'output', site: sites.addMean, drawing: { kind: 'output' }, box: output });

  const chain = [lr, head, ...boxes, conv, sum, upsampler, flow.box(along, across, side, side)];
  const trunk = chain.slice(1).map((box, i) => flow.trunk(chain[i]!, box));
  const [h, w] = [picture.height, picture.width];
  const maps = shapeText(config.features, h, w);
  const shapes = [
    shapeText(config.colors, h, w),
    ...chain.slice(3).map(() => maps),
    shapeText(config.colors, h * config.scale, w * config.scale),
  ];
  const arc = upright ? Math.max(18, across - 0.27 * breadth) : Math.max(40, across - tall / 2 - 74);
  const skip = flow.skip(flow.end(head) + 6, across, arc, sum, sites.tailInput, true);

  const short = upright ? across - 38 : across - tall / 2 - 20;
  const units = boxes.map((box, g) => ({ box, site: sites.group(g), index: g, name: names.group(g) }));
  const shorts = unitSkips(flow, units, { across, top: short, gap: gap + spare });
  return {
    size,
    items,
    edges: [...trunk, ...shorts, skip],
    gates: [...shorts, skip].map(({ gate }) => gate),
    texts: [...unitNames(flow, units), ...edgeShapes(flow, chain, across, shapes)],
    score: scoreBox(flow, output, size, side),
  };
}
