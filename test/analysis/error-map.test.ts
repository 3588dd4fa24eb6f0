import { describe, expect, it } from 'vitest';
import { errorLimit, errorPlane } from '../../src/analysis/error-map.ts';
import type { Colors, Pixels } from '../../src/image/pixels.ts';

const picture = (width: number, height: number, channels: Colors, samples: readonly number[]): Pixels => ({
  width,
  height,
  channels,
  data: Uint8ClampedArray.from(samples),
});

describe('the error of a picture', () => {
  const black = picture(1, 1, 3, [0, 0, 0]);

  it('is measured on the luma of BT.601, where white is 219 levels from black', () => {
    expect(errorPlane(picture(1, 1, 3, [255, 255, 255]), black, 'luma')[0]).toBeCloseTo(219, 3);
    expect(errorPlane(picture(1, 1, 3, [0, 255, 0]), black, 'luma')[0]).toBeCloseTo(128.553, 3);
  });

  it('or as the mean of what red, green and blue are off by, whatever the sign', () => {
    const a = picture(1, 1, 3, [10, 20, 30]);
    const b = picture(1, 1, 3, [13, 14, 30]);
    expect(errorPlane(a, b, 'rgb')[0]).toBe(3);
  });

  it('is measured on the grey values of two grey pictures', () => {
    expect(errorPlane(picture(1, 1, 1, [7]), picture(1, 1, 1, [17]), 'luma')[0]).toBe(10);
  });

  it('repeats the pixels of a smaller picture', () => {
    const small = picture(2, 1, 1, [0, 100]);
    const large = picture(4, 2, 1, [1, 2, 103, 104, 5, 6, 107, 108]);
    expect([...errorPlane(small, large, 'rgb')]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is refused for sizes that do not fit together', () => {
    expect(() => errorPlane(picture(3, 1, 1, [0, 0, 0]), picture(4, 1, 1, [0, 0, 0, 0]), 'rgb')).toThrow(
      '3 x 1',
    );
  });
});

describe('the end of the colour scale', () => {
  it('lets one error in a hundred lie above', () => {
    const errors = new Float32Array(200).fill(3);
    errors.set([200, 200]);
    expect(errorLimit(errors)).toBe(8);
    errors.set([200, 200, 200]);
    expect(errorLimit(errors)).toBe(256);
  });

  it('counts an error that equals the limit as inside', () => {
    expect(errorLimit(new Float32Array([16]))).toBe(16);
    expect(errorLimit(new Float32Array([16.001]))).toBe(32);
  });
});
