import { describe, expect, it } from 'vitest';
import { amplification, changeEnds, difference, formatChange } from '../../../src/views/shared/change.ts';

describe('differences', () => {
  it('are now minus before, element by element', () => {
    expect([...difference(Float32Array.of(3, 1), Float32Array.of(1, 4))]).toEqual([2, -3]);
  });

  it('are amplified so that the largest fills the scale, by a factor of two digits that does not leave it', () => {
    expect(amplification(0.083, 1)).toEqual({ factor: 12, limit: 1 / 12 });
    for (const largest of [0.0004, 0.0123, 0.25, 0.7, 1, 3.3, 480]) {
      const { factor, limit } = amplification(largest, 1);
      expect(factor, 'two digits').toBe(Number(factor.toPrecision(2)));
      expect(limit).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
      expect(limit).toBeLessThan(largest * 1.11);
    }
    expect(amplification(0.25, 1).factor).toBe(4);
  });

  it('are not amplified where nothing differs', () => {
    expect(amplification(0, 255)).toEqual({ factor: 1, limit: 255 });
    expect(amplification(0, 0)).toEqual({ factor: 1, limit: 1 });
  });

  it('name the ends of their scale, however small', () => {
    const ends = [0.2857, 99.69, 0.00042].map((limit) => changeEnds({ factor: 1, limit }));
    expect(ends.map(([, end]) => end)).toEqual(['+0.29', '+99.7', '+0.00042']);
    expect(ends[0]![0]).toBe('−0.29');
  });

  it('are said with their sign, and without one where they are too small for the digits', () => {
    expect([0.1111, -0.1111, 0.00004].map((change) => formatChange(change, 4))).toEqual([
      '+0.1111',
      '−0.1111',
      '0.0000',
    ]);
  });
});
