import { greatest, least } from 'd3';
import type { Correlations } from '../../analysis/correlation.ts';
import { sharesAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';

/** Which channel of which block. */
export interface ChannelPlace {
  readonly group: number;
  readonly block: number;
  readonly channel: number;
}

/** The channels of one block as they enter its attention, and the factors they got. */
export interface MeasuredBlock {
  readonly group: number;
  readonly block: number;
  readonly table: SpectrumTable;
  readonly attention: ArrayLike<number>;
}

/** A channel of the atlas. */
export interface AtlasPoint extends ChannelPlace {
  /** Share of its energy above the cut-off, 0 to 1. NaN for a silent channel. */
  readonly share: number;
  /** s, 0 to 1. */
  readonly attention: number;
  /** In the channel's units squared. */
  readonly energy: number;
}

export const atlasPoints = (blocks: readonly MeasuredBlock[], cutoff: number): AtlasPoint[] =>
  blocks.flatMap(({ group, block, table, attention }) =>
    Array.from(sharesAbove(table, cutoff), (share, channel) => ({
      group,
      block,
      channel,
      share,
      attention: attention[channel] ?? NaN,
      energy: table.energy[channel]!,
    })),
  );

/** Whether a channel has a place in the plot: a silent one has no share. */
export const isPlaced = ({ share, attention }: AtlasPoint): boolean =>
  Number.isFinite(share) && Number.isFinite(attention);

export const samePlace = (a: ChannelPlace, b: ChannelPlace): boolean =>
  a.group === b.group && a.block === b.block && a.channel === b.channel;

/** Both corners of a rectangle in the plot, in any order: share and attention. */
export interface Brush {
  readonly share: readonly [number, number];
  readonly attention: readonly [number, number];
}

/** The points inside a rectangle, its edges included. */
export function inBrush(points: readonly AtlasPoint[], { share, attention }: Brush): AtlasPoint[] {
  const within = (value: number, [a, b]: readonly [number, number]): boolean =>
    value >= Math.min(a, b) && value <= Math.max(a, b);
  return points.filter((point) => within(point.share, share) && within(point.attention, attention));
}

const walks: Readonly<Record<string, readonly ['share' | 'attention', 1 | -1]>> = {
  ArrowLeft: ['share', -1],
  ArrowRight: ['share', 1],
  ArrowDown: ['attention', -1],
  ArrowUp: ['attention', 1],
};

/**
 * Where an arrow key leads from a point: sideways to the next share, up and down to the next attention, so that every
 * point is reached either way. The ends stay; equal values follow one another in the order given. Undefined for any
 * other key.
 */
export function walk(key: string, from: AtlasPoint, points: readonly AtlasPoint[]): AtlasPoint | undefined {
  const [by, step] = walks[key] ?? [];
  if (by === undefined || step === undefined) return undefined;
  const ordered = points.toSorted((a, b) => a[by] - b[by]);
  const at = ordered.findIndex((point) => samePlace(point, from));
  return ordered[Math.min(ordered.length - 1, Math.max(0, at + step))];
}

/** The point nearest to a place in the plot, in px, if it is no further than `reach`. */
export function nearest(
  points: readonly AtlasPoint[],
  distance: (point: AtlasPoint) => number,
  reach: number,
): AtlasPoint | undefined {
  const found = least(points, distance);
  return found && distance(found) <= reach ? found : undefined;
}

/** Radii in px whose areas are as the energies, the loudest one's `largest`; never too small to be seen. */
export function radii(points: readonly AtlasPoint[], largest: number): (point: AtlasPoint) => number {
  const most = greatest(points, ({ energy }) => energy)?.energy ?? 0;
  return ({ energy }) => Math.max(2.5, most > 0 ? largest * Math.sqrt(energy / most) : 0);
}

/** Attention against share, with what it was computed of. */
export interface Relation {
  readonly blocks: readonly MeasuredBlock[];
  readonly cutoff: number;
  readonly correlations: Correlations;
}
