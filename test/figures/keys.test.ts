import { describe, expect, it } from 'vitest';
import { cellNames, definitionOf } from '../../src/figures/registry.ts';

const captioned = cellNames.flatMap((name) => {
  const { captions } = definitionOf(name);
  return captions ? [[name, captions] as const] : [];
});

describe.each(captioned)('the keys of %s', (_, { en, zh }) => {
  it('are listed, in both languages alike', () => {
    expect(en.keys?.length).toBeGreaterThan(0);
    expect(zh.keys?.length).toBe(en.keys?.length);
  });
});
