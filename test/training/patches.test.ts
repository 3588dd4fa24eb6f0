import { describe, expect, test } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { toGrey } from '../../src/image/grey.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { Patches } from '../../src/training/patches.ts';
import { defaultSetup, type TrainingSetup } from '../../src/training/setup.ts';

const card = { name: 'facade', picture: drawCard('facade', 64) };

/** A picture whose red tells the column, whose green tells the row. */
function coordinates(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(3 * width * height);
  for (let i = 0; i < width * height; i++) data.set([i % width, Math.floor(i / width), 7], 3 * i);
  return { width, height, channels: 3, data };
}

const setup: TrainingSetup = { ...defaultSetup, batch: 64, patch: 8 };

test('a step has the same batch at each call, the next another', () => {
  const patches = new Patches([card], setup);
  expect(patches.draw(3)).toEqual(patches.draw(3));
  expect(patches.draw(4).input).not.toEqual(patches.draw(3).input);
});

test('targets are squares of the picture in all eight orientations, inputs lie on the same places', () => {
  const picture = { name: 'ramp', picture: coordinates(48, 40) };
  const { input, target, targetSide, inputSide } = new Patches([picture], setup).draw(0);
  const orientations = new Set<string>();
  for (let n = 0; n < setup.batch; n++) {
    const at = (row: number, column: number): readonly number[] =>
      [0, 1].map((c) => target[((n * targetSide + row) * targetSide + column) * 3 + c]!);
    const [corner, right, below] = [at(0, 0), at(0, 1), at(1, 0)];
    const along = [
      right[0]! - corner[0]!,
      right[1]! - corner[1]!,
      below[0]! - corner[0]!,
      below[1]! - corner[1]!,
    ];
    orientations.add(along.join());
    // The mean of a ramp's four pixels is its small picture's pixel, away from the picture's border.
    const small = [0, 1].map((c) => input[((n * inputSide + 4) * inputSide + 4) * 3 + c]!);
    const four = [at(8, 8), at(8, 9), at(9, 8), at(9, 9)];
    small.forEach((value, c) => {
      const mean = four.reduce((sum, pixel) => sum + pixel[c]!, 0) / 4;
      expect(Math.abs(value - mean)).toBeLessThanOrEqual(0.5);
    });
  }
  expect(orientations.size).toBe(8);
});

test('with bicubic first inputs have the size of targets, and are of the same place', () => {
  const picture = { name: 'ramp', picture: coordinates(48, 40) };
  const first: TrainingSetup = { ...setup, upsampling: 'first' };
  const { input, target, targetSide, inputSide } = new Patches([picture], first).draw(0);
  expect([inputSide, targetSide]).toEqual([16, 16]);
  const middle = ((5 * 16 + 8) * 16 + 8) * 3;
  expect(Math.abs(input[middle]! - target[middle]!)).toBeLessThanOrEqual(1);
});

test('one colour is luma', () => {
  const { target } = new Patches([card], { ...setup, config: { ...setup.config, colors: 1 } }).draw(0);
  expect(target).toHaveLength(64 * 16 * 16);
  expect(Math.min(...target)).toBeGreaterThanOrEqual(16);
  expect(Math.max(...target)).toBeLessThanOrEqual(235);
});

describe('pictures that do not do', () => {
  test('none', () => {
    expect(() => new Patches([], setup)).toThrow('There is no picture to train on');
  });
  test('one smaller than a patch: its name, its size, and what is needed', () => {
    const tiny = { name: 'tiny', picture: drawCard('facade', 15) };
    expect(() => new Patches([card, tiny], setup)).toThrow(
      'tiny is 15 x 15 px; patches of 8 px at scale 2 need 16 px on each side.',
    );
  });
  test('only grey ones for a network of three colours', () => {
    const grey = { name: 'grey', picture: toGrey(card.picture) };
    expect(() => new Patches([grey], setup)).toThrow('All pictures to train on are grey');
    expect(() => new Patches([grey, card], setup)).not.toThrow();
    expect(() => new Patches([grey], { ...setup, config: { ...setup.config, colors: 1 } })).not.toThrow();
  });
});
