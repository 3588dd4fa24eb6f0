import { describe, expect, it } from 'vitest';
import { smoothShare } from '../../src/analysis/smooth-share.ts';

const squares = { side: 2, limit: 1 };

describe('the share of squares with small errors', () => {
  it('counts squares by the root of their mean square, those at the limit too', () => {
    // Four squares side by side: none, one of 2 in four pixels (root mean square 1), a little more, much.
    const errors = [0, 0, 2, 0, 2, 0.1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(smoothShare(errors, 8, 2, squares)).toBe(0.5);
  });

  it('leaves out what is no whole square', () => {
    const errors = [0, 0, 9, 0, 0, 9, 9, 9, 9];
    expect(smoothShare(errors, 3, 3, squares)).toBe(1);
    expect(smoothShare([0, 0, 0], 3, 1, squares)).toBeNaN();
  });
});
