import { describe, expect, test } from 'vitest';
import type { FloatPixels, Pixels } from '../../src/image/pixels.ts';
import { orientations, oriented, selfEnsemble, inverse } from '../../src/model/ensemble.ts';
import pytorch from '../fixtures/ensemble.json' with { type: 'json' };

const picture: Pixels = {
  width: 3,
  height: 2,
  channels: 3,
  data: Uint8ClampedArray.from(pytorch[0]!.data),
};
const floats = (of: Pixels): FloatPixels => ({ ...of, data: Float32Array.from(of.data) });

describe('the eight orientations', () => {
  test('are those of PyTorch, in the order of the official code', () => {
    const laid = orientations.map((orientation) => oriented(picture, orientation));
    expect(laid.map(({ width, height, data }) => ({ width, height, data: [...data] }))).toEqual(pytorch);
  });

  test('have an inverse', () => {
    for (const orientation of orientations)
      expect(oriented(oriented(picture, orientation), inverse(orientation))).toEqual(picture);
  });
});

describe('self-ensemble', () => {
  test('of a map that commutes with all orientations is that map', async () => {
    const same = await selfEnsemble(picture, (laid) => Promise.resolve(floats(laid)));
    expect(same).toEqual(floats(picture));
  });

  test('is the mean of the outputs in the original orientation', async () => {
    // Marks the upper left corner of what it is given: four corners, each in two of the eight orientations.
    const marked = await selfEnsemble({ ...picture, data: new Uint8ClampedArray(18) }, (laid) => {
      const data = new Float32Array(laid.data.length);
      data[0] = 8;
      return Promise.resolve({ ...laid, data });
    });
    const red = marked.data.filter((_, i) => i % 3 === 0);
    expect([...red]).toEqual([2, 0, 2, 2, 0, 2]);
  });
});
