import { describe, expect, test } from 'vitest';
import { pixelShuffle } from '../../../src/analysis/pixel-shuffle.ts';
import type { Planes } from '../../../src/trace/trace.ts';
import { cropAt, cropPlanes, featureLimits } from '../../../src/views/pixel-shuffle/material.ts';

const counting = (channels: number, height: number, width: number): Planes => ({
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
    const cut = cropPlanes(counting(2, 3, 4), { x: 1, y: 1, width: 2, height: 2 });
    expect([cut.channels, cut.height, cut.width]).toEqual([2, 2, 2]);
    expect([...cut.data]).toEqual([5, 6, 9, 10, 17, 18, 21, 22]);
  });
  test('commutes with the shuffle: shuffling the cut is cutting the shuffled', () => {
    const whole = counting(8, 4, 5);
    const crop = { x: 1, y: 2, width: 3, height: 2 };
    const after = cropPlanes(pixelShuffle(whole, 2), { x: 2, y: 4, width: 6, height: 4 });
    expect(pixelShuffle(cropPlanes(whole, crop), 2)).toEqual(after);
  });
});

test('each feature channel has one limit for its r x r maps', () => {
  expect([...featureLimits(Float32Array.of(1, -5, 2, 0, 0, 3, 1, 1), 4)]).toEqual([5, 3]);
});
