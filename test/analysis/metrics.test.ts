import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { psnr, psnrBy, score, scoreBy } from '../../src/analysis/metrics.ts';
import type { Colors, Pixels } from '../../src/image/pixels.ts';
import { set5 } from '../image/set5.ts';
import { codeOf } from '../reader-errors.ts';
import { describeWithShared, sharedPath } from '../shared.ts';

function picture(width: number, height: number, channels: Colors, value: (i: number) => number): Pixels {
  const data = Uint8ClampedArray.from({ length: width * height * channels }, (_, i) => value(i));
  return { width, height, channels, data };
}

describeWithShared('every row of the official evaluation is reproduced', () => {
  const folders = new Map([
    ['RCAN', 'rcan'],
    ['RCANplus', 'rcan-plus'],
  ] as const);
  const path = sharedPath('data', 'set5', 'official-psnr-ssim.tsv');
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);

  test('there are 30 rows: 2 methods, 3 scales, 5 pictures', () => {
    expect(rows).toHaveLength(30);
  });

  test.each(rows.map((row) => row.split('\t')))('%s x%s %s', (method, scale, name, psnrDb, ssimOf1) => {
    const folder = folders.get(method as 'RCAN' | 'RCANplus')!;
    const x = Number(scale);
    const figures = score(set5(x, folder, name!), set5(x, 'hr', name!), x);
    expect(Math.abs(figures.psnr - Number(psnrDb))).toBeLessThan(0.001);
    expect(Math.abs(figures.ssim - Number(ssimOf1))).toBeLessThan(0.0002);
  });
});

describe('PSNR', () => {
  test('of a picture with itself is infinite', () => {
    const a = picture(20, 20, 3, (i) => i % 256);
    expect(score(a, a, 2)).toEqual({ psnr: Infinity, ssim: 1 });
  });

  test('of grey pictures is measured on their grey values', () => {
    const a = picture(20, 20, 1, () => 100);
    const b = picture(20, 20, 1, () => 110);
    expect(psnr(a, b, 2)).toBeCloseTo(20 * Math.log10(25.5), 10);
  });

  test('of colour pictures is measured on luma, whose range is 219', () => {
    const a = picture(20, 20, 3, () => 100);
    const b = picture(20, 20, 3, () => 110);
    expect(psnr(a, b, 2)).toBeCloseTo(20 * Math.log10((25.5 * 255) / 219), 10);
  });

  test('does not see the outer `scale` pixels', () => {
    const a = picture(20, 20, 1, () => 100);
    const inFrame = picture(20, 20, 1, (i) => (Math.floor(i / 20) < 2 || i % 20 > 17 ? 0 : 100));
    expect(psnr(a, inFrame, 2)).toBe(Infinity);
    expect(psnr(a, inFrame, 1)).toBeLessThan(30);
  });
});

describe('another ruler', () => {
  const grey = picture(20, 20, 3, () => 100);
  const lighter = picture(20, 20, 3, () => 110);
  const plain = { compared: 'luma', border: 2 } as const;

  test('averages the squared errors of red, green and blue, where luma weighs them', () => {
    const red = picture(20, 20, 3, (i) => (i % 3 === 0 ? 110 : 100));
    expect(psnrBy(red, grey, { ...plain, compared: 'rgb' })).toBeCloseTo(
      10 * Math.log10(255 ** 2 / (100 / 3)),
      10,
    );
    expect(psnrBy(red, grey, plain)).toBeCloseTo(20 * Math.log10(255 / (10 * (65.481 / 255))), 10);
  });

  test('stretches luma to 0..255, which makes its errors 255 / 219 as large', () => {
    const stretched = psnrBy(lighter, grey, { ...plain, compared: 'full-range-luma' });
    expect(stretched).toBeCloseTo(20 * Math.log10(25.5), 10);
    expect(stretched - psnrBy(lighter, grey, plain)).toBeCloseTo(20 * Math.log10(219 / 255), 10);
  });

  test('takes the peak that it is told: 1 for samples up to 255 is far below zero', () => {
    expect(psnrBy(lighter, grey, { ...plain, compared: 'rgb', peak: 1 })).toBeCloseTo(-20, 10);
  });

  test('reads an output that is not rounded', () => {
    const unrounded = { ...grey, data: Float32Array.from(grey.data, (value) => value + 0.25) };
    expect(psnrBy(unrounded, grey, { ...plain, compared: 'rgb' })).toBeCloseTo(
      20 * Math.log10(255 / 0.25),
      10,
    );
  });

  test('counts a grey picture among colour ones as R = G = B', () => {
    const plane = picture(20, 20, 1, () => 100);
    expect(scoreBy(grey, plane, { compared: 'rgb', border: 0 })).toEqual({ psnr: Infinity, ssim: 1 });
  });
});

describe('SSIM', () => {
  const ssim = (a: Pixels, b: Pixels) => score(a, b, 2).ssim;

  test('of two flat pictures is the luminance term alone', () => {
    const a = picture(15, 15, 1, () => 100);
    const b = picture(15, 15, 1, () => 150);
    const c1 = 2.55 ** 2;
    expect(ssim(a, b)).toBeCloseTo((2 * 100 * 150 + c1) / (100 ** 2 + 150 ** 2 + c1), 9);
  });

  test('is symmetric and falls with noise', () => {
    const a = picture(40, 30, 1, (i) => 128 + 80 * Math.sin(i / 5));
    const b = picture(40, 30, 1, (i) => 128 + 80 * Math.sin(i / 5) + ((i * 7919) % 41) - 20);
    expect(ssim(a, b)).toBeCloseTo(ssim(b, a), 12);
    expect(ssim(a, b)).toBeLessThan(0.98);
  });
});

describe('what cannot be compared is refused', () => {
  test('sizes that differ, naming both', () => {
    const a = picture(20, 20, 1, () => 0);
    const b = picture(20, 24, 1, () => 0);
    expect(codeOf(() => score(a, b, 2))).toBe('bad-argument');
    expect(() => score(a, b, 2)).toThrow(/20 x 20.*20 x 24/);
  });

  test('a picture without room for one 11 x 11 window', () => {
    const a = picture(14, 20, 1, () => 0);
    expect(codeOf(() => score(a, a, 2))).toBe('image-too-small');
    expect(
      score(
        picture(15, 15, 1, () => 0),
        picture(15, 15, 1, () => 0),
        2,
      ).ssim,
    ).toBe(1);
  });
});
