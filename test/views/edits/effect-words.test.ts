import { describe, expect, it } from 'vitest';
import { effectWords } from '../../../src/views/edits/effect-words.ts';

describe('what edits did to the PSNR', () => {
  it.each([
    [-0.42, '31.20 dB, −0.42 by your edits'],
    [1.5, '31.20 dB, +1.50 by your edits'],
    [0.0031, '31.20 dB, +0.0031 by your edits'],
    [-1e-9, '31.20 dB, ±0 by your edits'],
    [-Infinity, '31.20 dB, −∞ by your edits'],
    [NaN, '31.20 dB, ±0 by your edits'],
    [undefined, '31.20 dB'],
  ])('a change of %s is said as %s', (change, said) => {
    expect(effectWords.en(31.2, change).join('')).toBe(said);
  });

  it('is said in Chinese too', () => {
    expect(effectWords.zh(Infinity, -0.42).join('')).toBe('∞ dB，−0.42（修改所致）');
  });
});
