import { describe, expect, test } from 'vitest';
import { pixelShuffle } from '../../../src/analysis/pixel-shuffle.ts';
import { shuffleFactors } from '../../../src/model/config.ts';
import { indexToy, toyBefore } from '../../../src/views/pixel-shuffle/toy.ts';

describe.each([2, 3, 4, 8] as const)('the index toy for x%i', (scale) => {
  const toy = indexToy(scale);

  test('holds its own addresses: 712 lies in map 7, row 1, column 2', () => {
    toy.data.forEach((address, p) => {
      const [map, row, column] = [
        Math.floor(p / (toy.height * toy.width)),
        Math.floor(p / toy.width) % toy.height,
        p % toy.width,
      ];
      expect(address).toBe(100 * map + 10 * row + column);
    });
  });

  test('has no number twice', () => {
    expect(new Set(toy.data).size).toBe(toy.data.length);
  });

  test('passes its addresses on from stage to stage, and the last shuffle leaves maps of the whole size', () => {
    const factors = shuffleFactors(scale);
    const numbers = toy.data.slice().sort();
    factors.forEach((r, stage) => {
      const before = toyBefore(scale, stage, 'torch');
      expect(before.data.slice().sort()).toEqual(numbers);
      const after = pixelShuffle(before, r);
      if (stage + 1 < factors.length) expect(after).toEqual(toyBefore(scale, stage + 1, 'torch'));
      else expect([after.height, after.width]).toEqual([toy.height * scale, toy.width * scale]);
    });
  });
});

test('two shuffles by 2 put row y, column x of a map where one by 4 does, each map in a phase of its own', () => {
  const toy = indexToy(4);
  const twice = pixelShuffle(toyBefore(4, 1, 'torch'), 2);
  twice.data.forEach((address, p) => {
    const [row, column] = [Math.floor(p / twice.width) % twice.height, p % twice.width];
    expect(Math.floor(address / 10) % 10).toBe(Math.floor(row / 4));
    expect(address % 10).toBe(Math.floor(column / 4));
  });
  expect(twice.width).toBe(toy.width * 4);
});
