import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

describe.each(installedEngines)('formulas in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(engine, 'channel-attention', { query: { lang: 'zh' } });
    await visitor.shows('figure .formula .large-op');
    await visitor.middle('figure .formula');
  });
  afterAll(() => visitor.close());

  it('are drawn in the fonts that the notebook brings', async () => {
    const missing = () =>
      visitor.tab.evaluate(() =>
        ['KaTeX_Main', 'italic 1em KaTeX_Math', 'KaTeX_Size2']
          .map((font) => (font.includes(' ') ? font : `1em ${font}`))
          .filter((font) => !document.fonts.check(font)),
      );
    await vi.waitFor(async () => expect(await missing()).toEqual([]), { timeout: 30_000 });
  });

  it('have sums twice as high as letters, with their limits above and below', async () => {
    const [sum, letter, above] = await visitor.tab.evaluate(() => {
      const formula = document.querySelector('figure .formula')!;
      const box = (selector: string) => {
        const { width, top } = formula.querySelector(selector)!.getBoundingClientRect();
        return { width, top };
      };
      return [box('.large-op'), box('.katex-html .mathnormal'), box('.op-limits .mtight')];
    });
    expect(sum!.width).toBeGreaterThan(2 * letter!.width);
    expect(above!.top).not.toBeCloseTo(sum!.top, 0);
  });

  it('keep the stop that follows them on their line', async () => {
    const torn = await visitor.tab.evaluate(
      () =>
        [...document.querySelectorAll('.prose .unbroken')].filter((kept) => {
          const range = document.createRange();
          const last = kept.lastChild;
          if (!(last instanceof Text)) return false;
          range.selectNodeContents(last);
          const stop = range.getBoundingClientRect();
          const box = (
            last.previousSibling instanceof Element ? last.previousSibling : kept
          ).getBoundingClientRect();
          return stop.top > box.bottom;
        }).length,
    );
    expect(torn).toBe(0);
  });
});
