import { quantile } from 'd3';
import { plane, type SiteRecord } from '../../trace/trace.ts';
import { difference } from '../shared/change.ts';
import { largestMagnitude } from '../shared/colour.ts';

/** The three things to see of a residual group: what comes in, what goes out, and the difference of the two. */
export const quantities = ['before', 'after', 'added'] as const;
export type Quantity = (typeof quantities)[number];

/** One channel of a group. Planes are H x W views into the records, so they stay the same objects. */
export interface ChannelMaps {
  readonly channel: number;
  readonly planes: Readonly<Record<Quantity, Float32Array>>;
  /** Mean of the squares of each plane: its energy. */
  readonly energy: Readonly<Record<Quantity, number>>;
  /** Largest magnitude of each plane. */
  readonly limit: Readonly<Record<Quantity, number>>;
}

/** All maps of a residual group: C channels of H x W. */
export interface GroupMapData {
  readonly width: number;
  readonly height: number;
  readonly channels: readonly ChannelMaps[];
}

/** The mean of the squares of a plane. */
export function meanSquare(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return values.length > 0 ? sum / values.length : 0;
}

/** A value for each of the three. */
export const ofEach = <T>(value: (quantity: Quantity) => T): Record<Quantity, T> => ({
  before: value('before'),
  after: value('after'),
  added: value('added'),
});

/**
 * The maps of a group from the records of its input and its output; undefined when the two do not belong
 * together (another picture's size, another net's channels), so that no wrong difference is ever shown.
 */
export function groupMaps(before: SiteRecord, after: SiteRecord): GroupMapData | undefined {
  const { channels, height, width } = after;
  if (before.channels !== channels || before.height !== height || before.width !== width) return undefined;
  // What the residual branch of a group added to its identity branch.
  const added: SiteRecord = { ...after, data: difference(after.data, before.data) };
  const record = { before, after, added };
  return {
    width,
    height,
    channels: Array.from({ length: channels }, (_, channel) => {
      const planes = ofEach((quantity) => plane(record[quantity], channel));
      return {
        channel,
        planes,
        energy: ofEach((quantity) => meanSquare(planes[quantity])),
        limit: ofEach((quantity) => largestMagnitude(planes[quantity])),
      };
    }),
  };
}

/** Share of the values that lie within the limit of their colours. The few beyond it take the end colours. */
export const shareWithin = 0.95;
const sampleSize = 120_000;

/** One limit for every map of a group, before, after and added alike. */
export const commonLimit = ({ channels }: GroupMapData): number =>
  magnitudeWithin(channels.flatMap((c) => quantities.map((quantity) => c.planes[quantity])));

/**
 * The magnitude that 95 % of the values do not exceed. Single outliers (a trained net has some, several times larger
 * than all else) would otherwise leave maps pale. Estimated from evenly spaced values when there are very many.
 */
export function magnitudeWithin(planes: readonly Float32Array[]): number {
  const total = planes.reduce((sum, values) => sum + values.length, 0);
  // An odd stride does not fall into step with the rows of a map.
  const stride = Math.max(1, Math.ceil(total / sampleSize) | 1);
  const sample: number[] = [];
  for (const values of planes) {
    for (let p = 0; p < values.length; p += stride) sample.push(Math.abs(values[p] ?? 0));
  }
  return quantile(sample, shareWithin) ?? 0;
}

/** The root mean square of each of a channel's planes. */
export const rootMeanSquares = ({ energy }: ChannelMaps): Record<Quantity, number> =>
  ofEach((quantity) => Math.sqrt(energy[quantity]));

/** The largest root mean square of what entered a group and of what it added, which all bars are drawn against. */
export const longestBar = ({ channels }: GroupMapData): number =>
  Math.sqrt(Math.max(0, ...channels.map(({ energy }) => Math.max(energy.before, energy.added))));

/** Mean attention of each channel over attention records of C x 1 x 1; undefined when there is none. */
export function meanAttention(records: readonly SiteRecord[]): Float32Array | undefined {
  const [first] = records;
  if (!first) return undefined;
  return first.data.map(
    (_, c) => records.reduce((sum, record) => sum + (record.data[c] ?? 0), 0) / records.length,
  );
}

/** What channels can be sorted by. */
export type Order = 'channel' | Quantity | 'attention';

/** Channels in the order asked for: by number, or by falling energy or attention (equals by number). */
export function sortChannels(
  channels: readonly ChannelMaps[],
  order: Order,
  attention?: Float32Array,
): readonly ChannelMaps[] {
  if (order === 'channel') return channels;
  const key = (maps: ChannelMaps): number =>
    order === 'attention' ? (attention?.[maps.channel] ?? 0) : maps.energy[order];
  return [...channels].sort((a, b) => key(b) - key(a) || a.channel - b.channel);
}
