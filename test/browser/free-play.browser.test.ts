import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { figuresOf } from './lesson-figures.ts';
import { NotebookPage, phone, projector } from './notebook-page.ts';
import { accessibilityFaults, overflow, walkByTab, type Stop } from './page-checks.ts';
import { drawsAll, fits, show } from './whole-page.ts';

// Every figure there is, once.
let notebook: NotebookPage;
let page: Page;
beforeAll(async () => {
  notebook = await NotebookPage.open('free-play');
  page = notebook.page;
  await notebook.idle();
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => page.close());

describe.each([
  ['en', 'light'],
  ['zh', 'dark'],
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('free play in %s, %s', (locale, theme) => {
  const pictures = () => page.locator('[popovertarget="pictures"]');
  const badge = () => page.locator('[popovertarget="backends"]');
  const popover = '[popover]:popover-open';

  beforeAll(async () => {
    await page.setViewportSize(projector);
    await show(page, { locale, theme });
    await drawsAll(notebook, 'free-play');
  });

  it('has figures that say what they are of', async () => {
    for (const { cell, id } of figuresOf('free-play')) {
      if (cell === 'ChannelCost' || cell === 'Equation') continue;
      expect(await notebook.figure(id).locator('figcaption .sample').textContent()).toContain('96 × 96');
    }
  });

  it('has no serious fault for those who cannot see or not well', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const button of [pictures(), badge()]) {
      await button.click();
      await page.locator(popover).waitFor();
      expect(await accessibilityFaults(page, { only: popover })).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });

  it('is reached in all its controls, in their order, by Tab alone, which shows where it is', async () => {
    const { stops, unreached } = await walkByTab(page);
    expect(unreached).toEqual([]);
    expect(stops.filter(({ marked }) => !marked)).toEqual([]);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    // Grids take one stop each.
    expect(stops.length).toBeLessThan(300);
    if (locale === 'en') expect(missingStops(stops, theme)).toEqual([]);
  });

  // Light or dark, they are as wide.
  if ((locale === 'en') === (theme === 'light'))
    it('is no wider than its window, on a projector and on a phone', async () => {
      await fits(page);
      await page.setViewportSize(phone);
      await drawsAll(notebook, 'free-play');
      await fits(page);
      for (const button of [pictures(), badge()]) {
        await button.click();
        expect(await overflow(page)).toBe(0);
        await page.keyboard.press('Escape');
      }
      const bar = await page.locator('header').boundingBox();
      expect(bar?.height, 'the bar takes two rows at most').toBeLessThan(100);
      await page.setViewportSize(projector);
    });
});

/** The main controls of the bar and of every figure that Tab does not come to in this order. */
function missingStops(stops: readonly Stop[], theme: 'light' | 'dark') {
  const wanted = [
    ['', /^Skip to the text$/],
    ['', /^Contents$/],
    ['', /^Picture: Facade$/],
    ['', /^×2$/],
    ['', /^×4$/],
    ['', /^Engine: WebAssembly/],
    ['', /^中文$/],
    ['', theme === 'light' ? /^Theme: Light$/ : /^Theme: Dark$/],
    ['comparison', /^Divider between/],
    ['map', /residual group/],
    ['map', /^Gate of the long skip connection$/],
    ['heat-map', /^Channel attention: rows are blocks/],
    ['unfolded', /^Channel;/],
    ['pooling', /^Channels:/],
    ['pooling', /^as recorded$/],
    ['groups', /^Channel 0, added: enlarge$/],
    ['spectrum', /^Frequency that is read/],
    ['spectrum', /^Cut-off/],
    ['shares', /^Show the curves of group 3$/],
    ['atlas', /^this block$/],
    ['atlas', /^Channels by share and attention$/],
    ['intervention', /^Shut the long skip connection$/],
    ['cost', /^this block$/],
    ['cost', /^Mute 32 channels in turn$/],
    ['shuffle', /^One step back$/],
    ['shuffle', /^Output/],
    ['race', /^Run 5 systems$/],
  ] as const;
  let from = 0;
  return wanted.filter(([figure, name]) => {
    const at = stops.findIndex((stop, i) => i >= from && stop.figure === figure && name.test(stop.name));
    if (at >= 0) from = at;
    return at < 0;
  });
}
