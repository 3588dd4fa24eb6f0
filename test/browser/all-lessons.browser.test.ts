import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageNames, type PageName } from '../../src/lessons/page-names.ts';
import { NotebookPage, phone, projector } from './notebook-page.ts';
import { figuresOf } from './lesson-figures.ts';
import { accessibilityFaults } from './page-checks.ts';
import { drawsAll, fits, follow, show } from './whole-page.ts';

let notebook: NotebookPage;
let page: Page;
beforeAll(async () => {
  notebook = await NotebookPage.open('glossary');
  page = notebook.page;
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => page.close());

/** Turns to a page in the one document, so that the engine starts once: in English, light, on a projector. */
async function turnTo(name: PageName): Promise<void> {
  await page.setViewportSize(projector);
  await show(page, { locale: 'en', theme: 'light' });
  await follow(page, name);
  await notebook.idle();
}

describe.each(pageNames.filter((name) => name !== 'free-play'))('the page %s', (name) => {
  beforeAll(() => turnTo(name));

  /** Figures that free play has too, in the same words and colours. */
  const elsewhere = figuresOf(name)
    .filter(({ cell }) => cell !== 'Equation')
    .map(({ id }) => `#fig-${id} figure`);

  it('draws every figure in English, light, on a projector', async () => {
    await drawsAll(notebook, name);
    await fits(page);
    expect(await accessibilityFaults(page, { except: elsewhere })).toEqual([]);
  });

  it('is the same in Chinese, dark, on a phone', async () => {
    await page.setViewportSize(phone);
    await show(page, { locale: 'zh', theme: 'dark' });
    await fits(page);
    expect(await accessibilityFaults(page, { except: ['figure'] })).toEqual([]);
    await page.setViewportSize(projector);
    await fits(page);
    await show(page, { locale: 'en', theme: 'light' });
    expect(await page.locator('.failed[role="alert"]').count()).toBe(0);
  });
});
