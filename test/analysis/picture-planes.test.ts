import { describe, expect, it } from 'vitest';
import { differencePlane, pictureKinds, picturePlane } from '../../src/analysis/picture-planes.ts';
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
  const run = { lr, bicubic, sr: toRgb(hr), hr };

  it('are LR, bicubic, SR, HR and what the network adds, on luma', () => {
    expect(pictureKinds(run)).toEqual(['lr', 'bicubic', 'sr', 'hr', 'sr-bicubic']);
    expect(picturePlane(run, 'hr').data).toEqual(lumaPlane(hr));
    expect(picturePlane(run, 'lr').width).toBe(32);
    const { data } = picturePlane(run, 'sr-bicubic');
    expect(data[100]).toBeCloseTo(lumaPlane(hr)[100]! - lumaPlane(bicubic)[100]!, 10);
  });

  it('have no HR where the truth is not known', () => {
    const untrue = { lr, bicubic, sr: hr };
    expect(pictureKinds(untrue)).not.toContain('hr');
    expect(codeOf(() => picturePlane(untrue, 'hr'))).toBe('bad-argument');
  });

  it('are the grey values of grey pictures, and can be negative in a difference', () => {
    const grey = { lr: flat(1, 5), bicubic: flat(1, 30), sr: flat(1, 10) };
    expect(picturePlane(grey, 'sr').data[0]).toBe(10);
    expect(picturePlane(grey, 'sr-bicubic').data[0]).toBe(-20);
  });

  it('show what bicubic loses: HR has the greater share above half of Nyquist', () => {
    const share = (kind: 'bicubic' | 'hr'): number =>
      shareAbove(planeSpectrum(picturePlane(run, kind)).table, 0, 0.25);
    expect(share('bicubic')).toBeLessThan(share('hr') / 2);
  });
});

describe('the difference of two pictures', () => {
  it('of different sizes is refused', () => {
    expect(codeOf(() => differencePlane(hr, lr))).toBe('bad-argument');
  });
});
