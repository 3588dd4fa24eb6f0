import type { SiteShape } from '../../model/shapes.ts';
import { gateOn } from './gates.ts';
import { foldShape, formatShape, roundedPath, textWidth } from './graph.ts';
import type { Branch, Gate, Graph, GraphEdge, GraphNode, Point, ShapeLabel } from './graph.ts';

/** Something in a chain of rows, not yet placed. */
export interface Item extends Omit<GraphNode, 'x' | 'y'> {
  /** What leaves it. */
  readonly shape: SiteShape;
  /** The branch that leaves it. */
  readonly leaves: Branch;
}

/** A skip connection: it leaves the chain before or after one item and is added at another. */
export interface Skip {
  /** Index of the item behind which it leaves; -1 for the start of the chain. */
  readonly from: number;
  /** Index of the sum. */
  readonly to: number;
}

export interface Chain {
  readonly rows: readonly (readonly Item[])[];
  readonly skip: Skip;
  /** What enters, where the chain starts with an edge; else undefined. */
  readonly entry?: { readonly shape: SiteShape; readonly branch: Branch };
  /** Whether an edge leaves behind the last item. */
  readonly exits: boolean;
  /** Whether the shapes that its edges carry are written under them. */
  readonly labelled: boolean;
}

export const itemGap = 18;
/** Room on both sides of wrapped rows for the lines that lead round them. */
export const sideMargin = 22;
const longArc = 27;
const shortArc = 15;
/** For ticks, and two lines of text under them. */
const ruleRoom = 40;
const indexRoom = 18;
/** Length of the edges that enter and leave a chain. */
export const stub = 22;

const isUnit = (item: Item) => item.kind === 'group' || item.kind === 'block';

/** Width a row needs: its items, the gaps between, and the stubs at its ends. */
export const rowWidth = (widths: readonly number[]): number =>
  widths.reduce((sum, w) => sum + w, 0) + itemGap * Math.max(0, widths.length - 1);

interface PlacedRow {
  readonly nodes: GraphNode[];
  readonly items: readonly Item[];
  readonly top: number;
  readonly middle: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function placeRows(chain: Chain, width: number): PlacedRow[] {
  const wrapped = chain.rows.length > 1;
  const below = roomBelow(chain);
  let y = 0;
  return chain.rows.map((items, r) => {
    const room = rowWidth(items.map((item) => item.width));
    const entry = r === 0 && chain.entry ? stub : 0;
    const exit = r === chain.rows.length - 1 && chain.exits ? stub : 0;
    const left = wrapped ? sideMargin + entry : Math.max(entry, (width - room - entry - exit) / 2 + entry);
    const tall = Math.max(...items.map((item) => item.height));
    const units = items.some(isUnit);
    const arc = rowOf(chain, chain.skip.to) === r ? longArc : 0;
    const top = y;
    const middle = top + arc + (units ? shortArc : 0) + 6 + tall / 2;
    let x = left;
    const nodes = items.map((item) => {
      const node = { ...item, x, y: middle - item.height / 2 };
      x += item.width + itemGap;
      return node;
    });
    const bottom = middle + tall / 2 + (units ? indexRoom : 0);
    y = bottom + below + (wrapped ? 8 : 0);
    return { nodes, items, top, middle, bottom, left, right: x - itemGap };
  });
}

/** Under a row: for its labels, else for the lines that lead round it. */
const roomBelow = ({ labelled }: Chain): number => (labelled ? ruleRoom : 6);

/** The row of the item with this index in the chain; -1 before the first. */
function rowOf(chain: Chain, index: number): number {
  let seen = 0;
  if (index < 0) return -1;
  return chain.rows.findIndex((row) => (seen += row.length) > index);
}

/** Ticks under the edges of one row, and the shape they carry, once per run of equal shapes. */
function shapeLabels(ticks: readonly { x: number; shape: SiteShape }[], y: number): ShapeLabel[] {
  const runs: { xs: number[]; shape: SiteShape }[] = [];
  for (const { x, shape } of ticks) {
    const last = runs.at(-1);
    if (last && formatShape(last.shape) === formatShape(shape)) last.xs.push(x);
    else runs.push({ xs: [x], shape });
  }
  /** Where the label before ends. */
  let taken = 0;
  return runs.map(({ xs, shape }) => {
    const [from, to] = [xs[0]!, xs.at(-1)!];
    const whole = formatShape(shape);
    const lines = to - from >= textWidth(whole) - 20 ? [whole] : foldShape(shape);
    const rule = `M${from},${y + 5}H${to}` + xs.map((x) => `M${x},${y}v5`).join('');
    const half = Math.max(...lines.map(textWidth)) / 2;
    // At the end of a long run, where no unit stands above it whose inside lines lead down to.
    const middle = to - from > 4 * half ? to - half : (from + to) / 2;
    // Beside its tick where it would run off the drawing or into the label before.
    const x = Math.max(middle, taken + half);
    taken = x + half + 6;
    return { x, y: y + 19, lines, anchor: 'middle', rule };
  });
}

const straight = (branch: Branch, from: number, to: number, y: number): GraphEdge => ({
  branch,
  path: `M${from},${y}H${to}`,
  tip: { x: to, y, turn: 0 },
});

/** Places a chain in its rows and draws its edges: on to the next item, round to the next row, and the skips. */
export function layoutChain(chain: Chain, width: number): Graph {
  const rows = placeRows(chain, width);
  const edges: GraphEdge[] = [];
  const labels: ShapeLabel[] = [];
  rows.forEach((row, r) => {
    const ticks: { x: number; shape: SiteShape }[] = [];
    if (r === 0 && chain.entry)
      edges.push(straight(chain.entry.branch, row.left - stub, row.left, row.middle));
    const enters = r === 0 ? chain.entry?.shape : rows[r - 1]!.items.at(-1)!.shape;
    if (enters) ticks.push({ x: row.left - itemGap / 2, shape: enters });
    row.items.forEach((item, i) => {
      const node = row.nodes[i]!;
      const end = node.x + node.width;
      const next = row.nodes[i + 1];
      const nextRow = rows[r + 1];
      if (isUnit(item)) edges.push(unitArc(node));
      if (next) edges.push(straight(item.leaves, end, next.x, row.middle));
      else if (nextRow) edges.push(turn(item.leaves, row, nextRow));
      else if (chain.exits) edges.push(straight(item.leaves, end, end + stub, row.middle));
      // What turns into the next row is labelled there, where nothing crosses the label.
      if (next || (chain.exits && !nextRow)) ticks.push({ x: end + itemGap / 2, shape: item.shape });
    });
    if (chain.labelled) labels.push(...shapeLabels(ticks, row.bottom + 4));
  });
  edges.push(skipEdge(chain, rows));
  return {
    width,
    height: rows.at(-1)!.bottom + roomBelow(chain),
    nodes: rows.flatMap((row) => row.nodes),
    edges,
    labels,
  };
}

/** The identity branch inside a group or block: over it, from its entry to its end. */
function unitArc({ site, x, y, width, height }: GraphNode): GraphEdge {
  const [from, to] = [x - itemGap / 2, x + width + 4];
  const middle = y + height / 2;
  const top = y - shortArc + 6;
  const points = [
    { x: from, y: middle },
    { x: from, y: top },
    { x: to, y: top },
    { x: to, y: middle },
  ];
  return identity(points, 8, site !== undefined && gateOn(site, points[1]!, points[2]!, false));
}

const identity = (points: readonly Point[], radius: number, gate: Gate | false): GraphEdge => ({
  branch: 'identity',
  path: roundedPath(points, radius),
  ...(gate && { gate }),
});

/** From the end of a row round to the start of the next. */
function turn(branch: Branch, from: PlacedRow, to: PlacedRow): GraphEdge {
  const gutter = to.top;
  const points = [
    { x: from.right, y: from.middle },
    { x: from.right + itemGap / 2, y: from.middle },
    { x: from.right + itemGap / 2, y: gutter },
    { x: sideMargin / 2 + 2, y: gutter },
    { x: sideMargin / 2 + 2, y: to.middle },
    { x: to.left, y: to.middle },
  ];
  return { branch, path: roundedPath(points, 6), tip: { x: to.left, y: to.middle, turn: 0 } };
}

/** The chain's own skip connection: an arc over its row, or round the left side of wrapped rows to over the last. */
function skipEdge(chain: Chain, rows: readonly PlacedRow[]): GraphEdge {
  const flat = rows.flatMap((row) => row.nodes);
  const sum = flat[chain.skip.to]!;
  const source = flat[chain.skip.from];
  const startRow = rows[Math.max(0, rowOf(chain, chain.skip.from))]!;
  const endRow = rows[rowOf(chain, chain.skip.to)]!;
  const x = source ? source.x + source.width + 5 : startRow.left - stub + 6;
  const start: Point = { x, y: startRow.middle };
  const target = sum.x + sum.width / 2;
  const gate = (from: Point, to: Point) => sum.site !== undefined && gateOn(sum.site, from, to, true);
  const over = endRow.top + 12;
  const fall = { x: target, y: over };
  const tip = { x: target, y: sum.y, turn: 90 };
  const end = { x: target, y: sum.y };
  if (startRow === endRow) {
    const rise = { x, y: over };
    return { ...identity([start, rise, fall, end], 16, gate(rise, fall)), tip };
  }
  const gutter = startRow.bottom + roomBelow(chain);
  const rise = { x: 3, y: over };
  const points = [start, { x, y: gutter }, { x: 3, y: gutter }, rise, fall, end];
  return { ...identity(points, 6, gate(rise, fall)), tip };
}
