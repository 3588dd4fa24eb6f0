import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import { gateOn } from './gates.ts';
import { foldShape, formatShape, roundedPath, textWidth } from './graph.ts';
import type { Branch, Gate, Graph, GraphEdge, GraphNode, NodeKind, Point, ShapeLabel } from './graph.ts';
import type { Shapes } from './layout.ts';

/** From here on a block lies along the page; on narrower screens it stands. */
const leastWidth = 700;
/** Between what stands: as there is room, within these. */
const standing = { least: 18, most: 30 };

interface Step {
  readonly kind: NodeKind;
  readonly site: Site;
}

/**
 * One residual channel attention block (paper eq. 13): conv, ReLU, conv; the attention branch from pooling to the
 * sigmoid (eq. 10, 11); the product (eq. 12) and the sum with the identity. `along` runs with the computation,
 * `across` to its side, so that the same drawing lies or stands.
 * @param room pixels that it may be high, where it stands
 */
export function layoutBlock(shapes: Shapes, g: number, b: number, width: number, room = Infinity): Graph {
  const lying = width >= leastWidth;
  const trunk: Step[] = [
    { kind: 'conv', site: sites.blockConv1(g, b) },
    { kind: 'relu', site: sites.blockRelu(g, b) },
    { kind: 'conv', site: sites.blockConv2(g, b) },
  ];
  const branch: Step[] = [
    { kind: 'pool', site: sites.pooled(g, b) },
    { kind: 'squeeze', site: sites.squeeze(g, b) },
    { kind: 'relu', site: sites.hidden(g, b) },
    { kind: 'excite', site: sites.excite(g, b) },
    { kind: 'sigmoid', site: sites.attention(g, b) },
  ];
  const box = lying ? { along: 44, across: 34 } : { along: 30, across: 60 };
  const round = 26;
  const gaps = 11;
  const total = 8 * box.along + 2 * round;
  const gap = lying
    ? Math.min(66, (width - total - 8) / gaps)
    : Math.max(standing.least, Math.min(standing.most, Math.floor((room - total - 12) / gaps)));
  const length = total + gaps * gap;
  const begin = lying ? (width - length) / 2 : 4;
  const main = lying ? 48 : Math.min(120, width * 0.32);
  const side = lying ? main + 64 : main + Math.min(150, width * 0.42);
  const outer = lying ? 12 : main - 84;

  const at = (along: number, across: number): Point =>
    lying ? { x: along, y: across } : { x: across, y: along };
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  const labels: ShapeLabel[] = [];

  const put = ({ kind, site }: Step, along: number, across: number) => {
    const isRound = kind === 'product' || kind === 'sum';
    const size = isRound ? { along: round, across: round } : box;
    const corner = at(along, across - size.across / 2);
    const spread = at(size.along, size.across);
    nodes.push({ kind, site, ...corner, width: spread.x, height: spread.y });
  };
  const draw = (name: Branch, points: readonly Point[], gate?: Gate) => {
    const [before, end] = [points.at(-2)!, points.at(-1)!];
    const turn = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
    edges.push({ branch: name, path: roundedPath(points, 12), tip: { ...end, turn }, ...(gate && { gate }) });
  };
  const label = (site: Site, along: number, across: number, room: number) => {
    const shape = shapes.get(site)!;
    const whole = formatShape(shape);
    const place = at(along, across);
    if (!lying) labels.push({ x: place.x + 8, y: place.y + 5, lines: [whole], anchor: 'start' });
    // In the gap between two boxes where that is wide enough, else under it.
    else if (room >= textWidth(whole) + 2)
      labels.push({ x: place.x, y: place.y + 17, lines: [whole], anchor: 'middle' });
    else {
      const lines = gap + round >= textWidth(whole) + 6 ? [whole] : foldShape(shape);
      labels.push({ x: place.x, y: place.y + box.across / 2 + 14, lines, anchor: 'middle' });
    }
  };
  /** An edge along the computation, with what it carries. */
  const link = (name: Branch, from: number, across: number, carries: Site) => {
    draw(name, [at(from, across), at(from + gap, across)]);
    label(carries, from + gap / 2, across, gap);
    return from + gap;
  };

  let along = link('residual', begin, main, sites.input(sites.block(g, b)));
  for (const step of trunk) {
    put(step, along, main);
    along += box.along;
    if (step !== trunk.at(-1)) along = link('residual', along, main, step.site);
  }
  const conv2 = trunk.at(-1)!.site;
  const fork = along + gap / 2;
  const product = along + 5 * box.along + 6 * gap;
  draw('residual', [at(along, main), at(product, main)]);
  label(conv2, (along + product) / 2, main, product - along);

  along += gap;
  draw('attention', [at(fork, main), at(fork, side), at(along, side)]);
  for (const step of branch) {
    put(step, along, side);
    along += box.along;
    if (step !== branch.at(-1)) along = link('attention', along, side, step.site);
  }
  const joint = product + round / 2;
  draw('attention', [at(along, side), at(joint, side), at(joint, main + round / 2)]);
  const gate = shapes.get(sites.attention(g, b))!;
  // Right of the corner, where nothing else stands.
  const beside = lying
    ? { x: joint + textWidth(formatShape(gate)) / 2 + 6, y: side + 14 }
    : { x: (main + side) / 2, y: joint - 8 };
  labels.push({ ...beside, lines: [formatShape(gate)], anchor: 'middle' });

  put({ kind: 'product', site: sites.channelAttention(g, b) }, product, main);
  const sum = link('residual', product + round, main, sites.channelAttention(g, b));
  put({ kind: 'sum', site: sites.block(g, b) }, sum, main);
  link('residual', sum + round, main, sites.block(g, b));

  const leave = begin + 6;
  const enter = sum + round / 2;
  const [rise, fall] = [at(leave, outer), at(enter, outer)];
  const ownGate = gateOn(sites.block(g, b), rise, fall, true);
  draw('identity', [at(leave, main), rise, fall, at(enter, main - round / 2)], ownGate);
  const lowest = Math.max(...labels.map(({ y, lines }) => y + 15 * (lines.length - 1)));
  const height = lying ? Math.max(side + box.across / 2 + 2, lowest + 4) : begin + length + 6;
  return { width, height, nodes, edges, labels };
}
