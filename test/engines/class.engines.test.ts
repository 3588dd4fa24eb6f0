import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { installedEngines } from './installed.ts';
import { Visitor } from './visitor.ts';

const patience = { timeout: 60_000, interval: 100 };

describe.each(installedEngines)('a lesson before a class in %s', (engine) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.open(engine, 'residual-in-residual', { query: { backend: 'wasm' } });
  });
  afterAll(() => visitor.close());

  it('asks, and answers by the run on the page', async () => {
    const question = 'section:has(input:not([type="radio"]))';
    await visitor.shows(question);
    await visitor.click(`${question} input`);
    await visitor.tab.type('50');
    await visitor.clickButton('See what this run gives', question);
    await vi.waitFor(
      async () => expect(await visitor.text(question)).toMatch(/You said 50%; this run gives [\d.]+%/),
      patience,
    );
  });

  it('is presented section by section, by keys', async () => {
    await visitor.tab.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      scrollTo({ top: 0, behavior: 'instant' });
    });
    await visitor.tab.press('p');
    const strip = 'nav[aria-label="Presenting"]';
    await visitor.shows(strip);
    const first = await visitor.text(`${strip} [role="status"] [aria-hidden]`);
    await visitor.tab.press('ArrowRight');
    await vi.waitFor(
      async () => expect(await visitor.text(`${strip} [role="status"] [aria-hidden]`)).not.toBe(first),
      patience,
    );
    expect(
      await visitor.tab.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    await visitor.tab.press('Escape');
    await vi.waitFor(async () => expect(await visitor.count(strip)).toBe(0), patience);
  });

  it('is laid out for paper before it is printed, and back', async () => {
    const widest = () =>
      visitor.tab.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('figure > .body')].map(
            (body) => Number(getComputedStyle(body).zoom) * body.clientWidth,
          ),
        ),
      );
    const before = await widest();
    await visitor.tab.evaluate(() => void dispatchEvent(new Event('beforeprint')));
    // 180 mm, in CSS pixels.
    expect(await widest()).toBeLessThanOrEqual(681);
    await visitor.tab.evaluate(() => void dispatchEvent(new Event('afterprint')));
    expect(await widest()).toBe(before);
    expect(await visitor.complaints()).toEqual([]);
  });
});
