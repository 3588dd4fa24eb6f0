import { describe, expect, it } from 'vitest';
import { differencePlane, picturePlanes } from '../../src/analysis/picture-planes.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { toRgb } from '../../src/image/grey.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import { codeOf } from '../reader-errors.ts';

const hr = drawCard('facade', 64);
const lr = downscale(hr, 2);
const bicubic = upscale(lr, 2);
const flat = (channels: 1 | 3, level: number): Pixels => ({
  width: 8,
  height: 8,
  channels,
  data: new Uint8ClampedArray(64 * channels).fill(level),
});

describe('the planes of a run', () => {
  it('are LR, bicubic, SR, HR and what the network adds, on luma', () => {
    const planes = picturePlanes({ lr, bicubic, sr: toRgb(hr), hr });
    expect([...planes.keys()]).toEqual(['lr', 'bicubic', 'sr', 'hr', 'sr-bicubic']);
    expect(planes.get('hr')!.data).toEqual(lumaPlane(hr));
    expect(planes.get('lr')!.width).toBe(32);
    const { data } = planes.get('sr-bicubic')!;
    expect(data[100]).toBeCloseTo(lumaPlane(hr)[100]! - lumaPlane(bicubic)[100]!, 10);
  });

  it('have no HR where the truth is not known', () => {
    expect(picturePlanes({ lr, bicubic, sr: hr }).has('hr')).toBe(false);
  });

  it('are the grey values of grey pictures, and can be negative in a difference', () => {
    const planes = picturePlanes({ lr: flat(1, 5), bicubic: flat(1, 30), sr: flat(1, 10) });
    expect(planes.get('sr')!.data[0]).toBe(10);
    expect(planes.get('sr-bicubic')!.data[0]).toBe(-20);
  });

  it('show what bicubic loses: HR has the greater share above half of Nyquist', () => {
    const planes = picturePlanes({ lr, bicubic, sr: hr, hr });
    const share = (kind: 'bicubic' | 'hr'): number =>
      shareAbove(planeSpectrum(planes.get(kind)!).table, 0, 0.25);
    expect(share('bicubic')).toBeLessThan(share('hr') / 2);
  });
});

describe('the difference of two pictures', () => {
  it('of different sizes is refused', () => {
    expect(codeOf(() => differencePlane(hr, lr))).toBe('bad-argument');
  });
});
