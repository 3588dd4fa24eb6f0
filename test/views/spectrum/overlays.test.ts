import { describe, expect, it } from 'vitest';
import { keyOf, pixelWidth, styleOf, type CurveSource } from '../../../src/views/spectrum/overlays.ts';
import { wordsOf } from '../../../src/views/spectrum/words.ts';

describe('a curve of the spectrum figure', () => {
  it('is on the output’s grid if it is a picture of that size', () => {
    const sources: CurveSource[] = ['before', 'group-input', 'lr', 'bicubic', 'sr', 'hr', 'sr-bicubic'];
    expect(sources.map((source) => pixelWidth(source, 'output', 3))).toEqual([3, 3, 3, 1, 1, 1, 1]);
    expect(sources.map((source) => pixelWidth(source, 'own', 3))).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('differs from every other in its dashes or its symbol, not in its hue alone', () => {
    const fixed = [
      'before',
      'after',
      'marked',
      'group-input',
      'group-output',
      'lr',
      'bicubic',
      'sr',
      'hr',
      'sr-bicubic',
    ];
    const kept = [0, 1, 2].map((channel) => ({ group: 0, block: 0, channel }));
    const styles = [...(fixed as CurveSource[]), ...kept].map((source) =>
      styleOf(source, typeof source === 'string' ? 0 : source.channel),
    );
    expect(new Set(styles.map(({ dash, symbol }) => `${dash} ${symbol}`)).size).toBe(styles.length);
  });

  it('is the only one of its hue and dashes among those that are mostly laid over one another', () => {
    const styles = (['before', 'after', 'lr', 'bicubic', 'sr', 'hr'] as const).map((source) =>
      styleOf(source, 0),
    );
    expect(new Set(styles.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(styles.length);
    const solid = styles.filter(({ dash }) => dash === '').map(({ colour }) => colour);
    expect(new Set(solid).size, 'solid lines differ in hue').toBe(solid.length);
  });

  it('has the colour of edits where it is the output of an edited network', () => {
    expect(styleOf('sr', 0, true).colour).toBe('var(--edit)');
    expect(styleOf('sr', 0).colour).not.toBe('var(--edit)');
    expect(wordsOf('en', true).name('sr')).toBe('RCAN, edited');
    expect(wordsOf('zh', true).name('sr-bicubic')).toBe('RCAN（已修改） − 双三次');
    expect(wordsOf('en', false).name('sr')).toBe('SR');
  });

  it('of a kept channel is named by its place', () => {
    expect(keyOf({ group: 3, block: 0, channel: 12 })).toBe('3.0.12');
  });
});
