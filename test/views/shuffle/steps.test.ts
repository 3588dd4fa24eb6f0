import { describe, expect, test } from 'vitest';
import type { SiteRecord } from '../../../src/trace/trace.ts';
import {
  compareWithModel,
  shuffleShape,
  shuffleSteps,
  sourceOf,
  targetOf,
} from '../../../src/views/shuffle/steps.ts';

/** A record whose numbers are all different, none of them round. */
function record(channels: number, height: number, width: number): SiteRecord {
  const data = Float32Array.from({ length: channels * height * width }, (_, p) => Math.sin(p + 1) * (p + 1));
  return { site: 'tail.0.0', channels, height, width, data };
}

/** The definition, read off the documentation of PyTorch's PixelShuffle, one element at a time. */
function definition({ channels, height: h, width: w, data }: SiteRecord, r: number): Float32Array {
  const c = channels / (r * r);
  const out = new Float32Array(data.length);
  for (let f = 0; f < c; f++)
    for (let i = 0; i < r; i++)
      for (let j = 0; j < r; j++)
        for (let y = 0; y < h; y++)
          for (let x = 0; x < w; x++)
            out[(f * h * r + y * r + i) * w * r + x * r + j] =
              data[((f * r * r + i * r + j) * h + y) * w + x] ?? NaN;
  return out;
}

const sorted = (values: Float32Array): Float32Array => values.slice().sort();

for (const r of [2, 3]) {
  for (const c of [1, 3, 8]) {
    describe(`r = ${r}, C = ${c}`, () => {
      const input = record(c * r * r, 5, 7);
      const steps = shuffleSteps(input, r);

      test('the last step is the definition', () => {
        expect(steps[3].shape).toEqual([c, 5 * r, 7 * r]);
        expect(steps[3].data).toEqual(definition(input, r));
      });

      test('every step holds exactly the same numbers', () => {
        const numbers = sorted(input.data);
        for (const step of steps) {
          expect(step.shape.reduce((product, size) => product * size)).toBe(input.data.length);
          expect(sorted(step.data)).toEqual(numbers);
        }
      });

      test('sourceOf names where each output value comes from, and targetOf leads back', () => {
        const shape = shuffleShape(input, r);
        const out = steps[3].data;
        for (let p = 0; p < out.length; p++) {
          const column = p % (7 * r);
          const row = Math.floor(p / (7 * r)) % (5 * r);
          const target = { feature: Math.floor(p / (35 * r * r)), row, column };
          const { map, y, x, i, j, feature } = sourceOf(shape, target);
          expect(input.data[(map * 5 + y) * 7 + x]).toBe(out[p]);
          expect(map).toBe(feature * r * r + i * r + j);
          expect(targetOf(shape, map, y, x)).toEqual(target);
        }
      });

      test('agrees with a model that does the same, and tells how far one is off that does not', () => {
        const after: SiteRecord = {
          site: 'tail.0.1',
          channels: c,
          height: 5 * r,
          width: 7 * r,
          data: definition(input, r),
        };
        expect(compareWithModel(input, after, r)).toEqual({
          values: 35 * c * r * r,
          different: 0,
          largest: 0,
        });
        const wrong = { ...after, data: after.data.slice() };
        wrong.data[3] = (wrong.data[3] ?? 0) + 0.5;
        expect(compareWithModel(input, wrong, r)).toMatchObject({ different: 1 });
        expect(compareWithModel(input, wrong, r)?.largest).toBeCloseTo(0.5, 5);
        expect(compareWithModel(input, { ...after, height: 5 }, r)).toBeUndefined();
      });
    });
  }
}

test('a NaN in the model is a difference', () => {
  const input = record(4, 1, 1);
  const after = { ...record(1, 2, 2), data: Float32Array.of(...input.data.subarray(0, 3), NaN) };
  expect(compareWithModel(input, after, 2)).toMatchObject({ different: 1, largest: NaN });
});

test('channels that do not come in r x r are refused with a sentence', () => {
  expect(() => shuffleShape(record(6, 1, 1), 2)).toThrow('multiple of 4 channels; there are 6');
});
