import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/trace/trace.ts';
import {
  commonLimit,
  groupMaps,
  longestBar,
  meanAttention,
  meanSquare,
  rootMeanSquares,
  sortChannels,
  type GroupMapData,
} from '../../../src/views/group-maps/maps.ts';

const record = (data: number[], channels: number, height: number, width: number): SiteRecord => ({
  site: 'body.0',
  channels,
  height,
  width,
  data: Float32Array.from(data),
});

// Three channels of one row of two pixels.
const before = record([1, -1, 4, 0, 0, 2], 3, 1, 2);
const after = record([1, 1, 1, 0, 6, 2], 3, 1, 2);
const maps = groupMaps(before, after) as GroupMapData;

describe('what a group added', () => {
  test('is after minus before, element by element', () => {
    expect(maps.channels.map((c) => [...c.planes.added])).toEqual([
      [0, 2],
      [-3, 0],
      [6, 0],
    ]);
  });

  test('before and added sum up to after exactly for numbers float32 holds exactly', () => {
    for (const { planes } of maps.channels) {
      expect([...planes.before].map((value, p) => value + (planes.added[p] ?? NaN))).toEqual([
        ...planes.after,
      ]);
    }
  });

  test('is not shown when the records have different shapes', () => {
    expect(groupMaps(before, record([0, 0, 0], 3, 1, 1))).toBeUndefined();
    expect(groupMaps(record([0, 0], 1, 1, 2), after)).toBeUndefined();
  });
});

test('energy is the mean of the squares', () => {
  expect(meanSquare(Float32Array.of(3, -4))).toBe(12.5);
  expect(maps.channels.map((c) => c.energy)).toEqual([
    { before: 1, after: 1, added: 2 },
    { before: 8, after: 0.5, added: 4.5 },
    { before: 2, after: 20, added: 18 },
  ]);
});

test('bars are root mean squares of what entered and what was added', () => {
  expect(rootMeanSquares(maps.channels[1]!)).toEqual({
    before: Math.sqrt(8),
    after: Math.sqrt(0.5),
    added: Math.sqrt(4.5),
  });
  expect(longestBar(maps)).toBe(Math.sqrt(18));
});

test('the own limit of a map is its largest magnitude', () => {
  expect(maps.channels.map((c) => c.limit.added)).toEqual([2, 3, 6]);
});

describe('the common limit', () => {
  const flat = (value: number, outliers: number, size: number): SiteRecord => {
    const data = Array<number>(size).fill(value);
    for (let p = 0; p < outliers; p++) data[(p * 31) % size] = 1000;
    return record(data, 1, 1, size);
  };
  test('leaves out the few largest values', () => {
    // 10 outliers in before and 10 in added, of 30,000 values: less than 1 %.
    expect(commonLimit(groupMaps(flat(1, 10, 10_000), flat(1, 0, 10_000)) as GroupMapData)).toBe(1);
  });
  test('does not leave out what is frequent', () => {
    // 1000 in each of two: 7 %.
    expect(commonLimit(groupMaps(flat(1, 1000, 10_000), flat(1, 0, 10_000)) as GroupMapData)).toBeGreaterThan(
      998,
    );
  });
  test('is the same, from a sample, when there are very many values', () => {
    const size = 256 * 256 * 4;
    const ramp = record(
      Array.from({ length: size }, (_, p) => p / size),
      1,
      1,
      size,
    );
    // before = after = the ramp and added = 0: a third of the values are zeros.
    const limit = commonLimit(groupMaps(ramp, ramp) as GroupMapData);
    expect(limit).toBeGreaterThan(0.92);
    expect(limit).toBeLessThan(0.93);
  });
});

describe('the order of channels', () => {
  const order = (...args: [Parameters<typeof sortChannels>[1], Float32Array?]): number[] =>
    sortChannels(maps.channels, ...args).map((c) => c.channel);
  test('by number', () => expect(order('channel')).toEqual([0, 1, 2]));
  test('by energy before, after and added', () => {
    expect(order('before')).toEqual([1, 2, 0]);
    expect(order('after')).toEqual([2, 0, 1]);
    expect(order('added')).toEqual([2, 1, 0]);
  });
  test('by mean attention over the blocks of the group', () => {
    const attention = meanAttention([record([0.25, 0.5, 0.25], 3, 1, 1), record([0.25, 1, 0.5], 3, 1, 1)]);
    expect([...(attention ?? [])]).toEqual([0.25, 0.75, 0.375]);
    expect(order('attention', attention)).toEqual([1, 2, 0]);
  });
  test('equals stay in the order of their numbers', () => {
    expect(order('attention', Float32Array.of(0.5, 0.5, 0.5))).toEqual([0, 1, 2]);
  });
});
