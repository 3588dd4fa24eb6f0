import { describe, expect, it } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { PartialSum, rmsOfPsnr, scoreSums } from '../../src/analysis/partial-sums.ts';
import { quantize, type FloatPixels, type Pixels } from '../../src/image/pixels.ts';

const side = 12;
const part = (of: (i: number) => number, channels: 1 | 3 = 3): FloatPixels => ({
  width: side,
  height: side,
  channels,
  data: Float32Array.from({ length: side * side * channels }, (_, i) => of(i)),
});
const whole = part((i) => 100 + (i % 7));
const detail = part((i) => ((i * 31) % 11) - 5);
const excess = part(() => 200);

describe('a sum of parts', () => {
  it('holds the parts that are included', () => {
    const sum = new PartialSum([whole, detail]);
    expect(sum.include((i) => i === 0).data).toEqual(whole.data);
    const both = whole.data.map((value, i) => value + detail.data[i]!);
    expect(sum.include(() => true).data).toEqual(both);
  });

  it('is the same after a thousand parts have been taken out and in', () => {
    const sum = new PartialSum([whole, part((i) => 1e4 + i / 3), detail]);
    for (let turn = 0; turn < 1000; turn++) sum.include((i) => i !== turn % 3);
    const fresh = new PartialSum([whole, part((i) => 1e4 + i / 3), detail]);
    expect(sum.include((i) => i !== 1).data).toEqual(fresh.include((i) => i !== 1).data);
  });
});

describe('the scores of sums', () => {
  const lr: Pixels = { width: 6, height: 6, channels: 3, data: new Uint8ClampedArray(6 * 6 * 3) };
  const total = part((i) => whole.data[i]! + detail.data[i]!);
  const reference = quantize(total);

  it('are PSNRs after each part, clipped and rounded, and infinite where nothing differs', () => {
    const scores = scoreSums({ parts: [whole, detail, excess], lr, reference, scale: 2 });
    expect(scores[0]).toBeCloseTo(psnr(quantize(whole), reference, 2), 10);
    expect(scores[1]).toBe(Infinity);
    // 200 more than about 103 is beyond white: clipped to 255.
    const clipped = quantize(part((i) => total.data[i]! + 200));
    expect(scores[2]).toBeCloseTo(psnr(clipped, reference, 2), 10);
    expect(clipped.data.every((value) => value === 255)).toBe(true);
  });

  it('are those without parts that are left out', () => {
    const [, , last] = scoreSums({ parts: [whole, excess, detail], without: [1], lr, reference, scale: 2 });
    expect(last).toBe(Infinity);
  });

  it('are of grey sums where the picture that went in is grey', () => {
    const grey: Pixels = { ...lr, channels: 1, data: new Uint8ClampedArray(36) };
    const truth: Pixels = {
      width: side,
      height: side,
      channels: 1,
      data: new Uint8ClampedArray(side * side).fill(50),
    };
    const [score] = scoreSums({ parts: [part(() => 60)], lr: grey, reference: truth, scale: 2 });
    expect(score).toBeCloseTo(10 * Math.log10(255 ** 2 / 10 ** 2), 10);
  });
});

it('a PSNR of 20 dB is a tenth of the range', () => {
  expect(rmsOfPsnr(20)).toBeCloseTo(25.5, 10);
  expect(rmsOfPsnr(Infinity)).toBe(0);
});
