import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/trace/trace.ts';
import { cropAt, cropRecord, featureLimits, indexToy } from '../../../src/views/shuffle/material.ts';
import { shuffleSteps } from '../../../src/views/shuffle/steps.ts';

const counting = (channels: number, height: number, width: number): SiteRecord => ({
  site: 'tail.0.0',
  channels,
  height,
  width,
  data: Float32Array.from({ length: channels * height * width }, (_, p) => p),
});

describe('the window', () => {
  test('stays inside the maps', () => {
    expect(cropAt(-3, 99, { width: 4, height: 3 }, { width: 10, height: 8 })).toEqual({
      x: 0,
      y: 5,
      width: 4,
      height: 3,
    });
  });
  test('shrinks to maps smaller than itself', () => {
    expect(cropAt(2, 2, { width: 16, height: 12 }, { width: 5, height: 6 })).toEqual({
      x: 0,
      y: 0,
      width: 5,
      height: 6,
    });
  });
  test('cuts the same place out of every channel', () => {
    const cut = cropRecord(counting(2, 3, 4), { x: 1, y: 1, width: 2, height: 2 });
    expect([cut.channels, cut.height, cut.width]).toEqual([2, 2, 2]);
    expect([...cut.data]).toEqual([5, 6, 9, 10, 17, 18, 21, 22]);
  });
  test('commutes with the shuffle: shuffling the cut is cutting the shuffled', () => {
    const whole = counting(8, 4, 5);
    const crop = { x: 1, y: 2, width: 3, height: 2 };
    const shuffled = { ...counting(2, 8, 10), data: shuffleSteps(whole, 2)[3].data };
    const after = cropRecord(shuffled, { x: 2, y: 4, width: 6, height: 4 });
    expect(shuffleSteps(cropRecord(whole, crop), 2)[3].data).toEqual(after.data);
  });
});

describe('the index toy', () => {
  test('holds its own addresses: 712 lay in map 7, row 1, column 2', () => {
    const toy = indexToy(2);
    expect(toy.data[(7 * toy.height + 1) * toy.width + 2]).toBe(712);
  });
  test('has no number twice, for both factors', () => {
    for (const r of [2, 3]) expect(new Set(indexToy(r).data).size).toBe(indexToy(r).data.length);
  });
});

test('each feature channel has one limit for its r x r maps', () => {
  const record = { ...counting(8, 1, 1), data: Float32Array.of(1, -5, 2, 0, 0, 3, 1, 1) };
  expect([...featureLimits(record, 4)]).toEqual([5, 3]);
});
