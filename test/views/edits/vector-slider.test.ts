import { describe, expect, it } from 'vitest';
import { signedSlider } from '../../../src/views/edits/vector-slider.ts';

describe('signedSlider', () => {
  it('reaches beyond the largest number to both sides in steps of a power of ten', () => {
    expect(signedSlider([0.1, -0.2, 0.03])).toEqual({ min: -0.3, max: 0.3, step: 0.001 });
    expect(signedSlider([12, -40])).toEqual({ min: -60, max: 60, step: 0.1 });
    expect(signedSlider([4000])).toEqual({ min: -6000, max: 6000, step: 1 });
  });

  it('has room where there is nothing to go by', () => {
    expect(signedSlider([])).toEqual({ min: -1, max: 1, step: 0.01 });
    expect(signedSlider([0])).toEqual({ min: -1, max: 1, step: 0.01 });
  });

  it('has numbers that it can be set to', () => {
    const { min, max, step } = signedSlider([0.0123]);
    expect(Math.abs(max / step - Math.round(max / step))).toBeLessThan(1e-9);
    expect(min).toBe(-max);
    expect(max).toBeGreaterThanOrEqual(0.0123 * 1.5);
  });
});
