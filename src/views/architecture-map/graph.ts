import type { SiteShape } from '../../model/shapes.ts';
import type { Site } from '../../model/sites.ts';

/** A drawn network: what a layout puts out and `GraphView.svelte` draws. Lengths are CSS pixels. */

export type NodeKind =
  | 'picture'
  | 'shift'
  | 'conv'
  | 'group'
  | 'block'
  | 'relu'
  | 'pool'
  | 'squeeze'
  | 'excite'
  | 'sigmoid'
  | 'product'
  | 'sum'
  | 'shuffle';

/** One branch of a graph: identity paths pass their input on unchanged, residual paths compute what is added. */
export type Branch = 'trunk' | 'residual' | 'identity' | 'attention';

export interface GraphNode {
  /** Absent for the two pictures at the ends, which are no sites. */
  readonly site?: Site;
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of a group or block: its number, and the blocks whose attention is drawn inside, as [group, block]. */
  readonly index?: number;
  readonly strips?: readonly (readonly [number, number])[];
  /** Of a pixel shuffle: its factor. Of a picture: which one. */
  readonly factor?: number;
  readonly picture?: 'lr' | 'sr';
}

/** A skip connection that can be closed by degrees. Its handle slides along a straight part of the drawn line. */
export interface Gate {
  /** The sum that the connection ends in, where the gate is set. */
  readonly site: Site;
  /** Where the handle stands when nothing arrives, and when all of it does: along the line's own direction. */
  readonly closed: Point;
  readonly open: Point;
  /** Whether the connection leads round the whole graph, not round one of its units. */
  readonly whole: boolean;
}

export interface GraphEdge {
  readonly branch: Branch;
  /** SVG path data. */
  readonly path: string;
  /** The arrowhead: where its point is, and the direction it points in, in degrees clockwise from the right. */
  readonly tip?: { readonly x: number; readonly y: number; readonly turn: number };
  /** Of a skip connection. */
  readonly gate?: Gate;
}

/** The shape that edges carry, written once for all neighbours that share it. */
export interface ShapeLabel {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'middle';
  /** Ticks that lead up to the edges, and the line that joins them. */
  readonly rule?: string;
}

export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly labels: readonly ShapeLabel[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** H x W x C, as the tensors of the model are laid out. */
export const formatShape = ({ height, width, channels }: SiteShape): string =>
  `${height}×${width}×${channels}`;

/** The same on two lines, for narrow places. */
export const foldShape = ({ height, width, channels }: SiteShape): string[] => [
  `${height}×${width}`,
  `×${channels}`,
];

/** Width that a label of 14 px takes at most, in tabular figures of the common sans faces. */
export const textWidth = (text: string): number => text.length * 9;

/** SVG path data through points, with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  rest.forEach((corner, i) => {
    const before = points[i]!;
    const after = rest[i + 1];
    if (!after) {
      path += `L${corner.x},${corner.y}`;
      return;
    }
    const into = towards(corner, before, radius);
    const out = towards(corner, after, radius);
    path += `L${into.x},${into.y}Q${corner.x},${corner.y} ${out.x},${out.y}`;
  });
  return path;
}

/** The point at most `distance`, and at most half the way, from `from` to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length > 0 ? Math.min(distance / length, 0.5) : 0;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
