import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { psnr, score, ssim } from '../../src/analysis/metrics.ts';
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

describe('SSIM', () => {
  test('of two flat pictures is the luminance term alone', () => {
    const a = picture(15, 15, 1, () => 100);
    const b = picture(15, 15, 1, () => 150);
    const c1 = 2.55 ** 2;
    expect(ssim(a, b, 2)).toBeCloseTo((2 * 100 * 150 + c1) / (100 ** 2 + 150 ** 2 + c1), 9);
  });

  test('is symmetric and falls with noise', () => {
    const a = picture(40, 30, 1, (i) => 128 + 80 * Math.sin(i / 5));
    const b = picture(40, 30, 1, (i) => 128 + 80 * Math.sin(i / 5) + ((i * 7919) % 41) - 20);
    expect(ssim(a, b, 2)).toBeCloseTo(ssim(b, a, 2), 12);
    expect(ssim(a, b, 2)).toBeLessThan(0.98);
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
