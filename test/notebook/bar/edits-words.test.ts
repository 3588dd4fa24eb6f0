import { describe, expect, it } from 'vitest';
import { editsWords } from '../../../src/notebook/bar/edits-words.ts';

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
    expect(editsWords.en.editsEffect(31.2, change)).toBe(said);
  });

  it('is said in Chinese too', () => {
    expect(editsWords.zh.editsEffect(Infinity, -0.42)).toBe('∞ dB，修改带来 −0.42');
  });
});
