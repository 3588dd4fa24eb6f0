import { describe, expect, it } from 'vitest';
import { cellNames, definitionOf, isFigure } from '../../src/figures/registry.ts';

describe.each(cellNames.filter(isFigure))('the keys of %s', (name) => {
  const { captions, keyList } = definitionOf(name);
  const told = captions ?? keyList;

  it('are listed, in both languages alike', () => {
    expect(told?.en.keys?.length).toBeGreaterThan(0);
    expect(told?.zh.keys?.length).toBe(told?.en.keys?.length);
  });
});
