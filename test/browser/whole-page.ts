import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageAddress, type PageName } from '../../src/lessons/page-names.ts';
import type { Look } from '../../src/views/shared/look.ts';
import { figuresOf } from './lesson-figures.ts';
import type { NotebookPage } from './notebook-page.ts';
import { overflow, smallText } from './page-checks.ts';

/** Sets language and theme by the buttons of the bar, and waits for the words. */
export async function show(page: Page, { locale, theme }: Look): Promise<void> {
  const press = (name: RegExp) => page.getByRole('button', { name }).dispatchEvent('click');
  if ((await page.locator(`html[data-theme="${theme}"]`).count()) === 0) await press(/^(Theme: |外观：)/);
  const lang = locale === 'zh' ? 'zh-CN' : 'en';
  if ((await page.locator(`html[lang="${lang}"]`).count()) === 0)
    await press(locale === 'zh' ? /^中文$/ : /^English$/);
  await page.locator(`html[lang="${lang}"][data-theme="${theme}"] main > div[lang="${lang}"]`).waitFor();
}

/** Follows a link to a page of the notebook, in the one document: the engine goes on. */
export async function follow(page: Page, name: PageName): Promise<void> {
  const link = `a[href="${pageAddress(name)}"]`;
  await page.locator(link).first().dispatchEvent('click');
  await page.locator(`${link}[aria-current="page"]`).first().waitFor({ state: 'attached' });
}

/** Nothing is wider than the window, also once figures have been laid out anew for it, and all type can be read. */
export async function fits(page: Page): Promise<void> {
  await expect.poll(() => overflow(page)).toBe(0);
  expect(await smallText(page, 12)).toEqual([]);
}

/** Figures of which nothing is computed before the reader says so. */
const onRequest = ['cost', 'added'];

/** Every figure of a page draws what it has to show. */
export async function drawsAll(notebook: NotebookPage, name: PageName): Promise<void> {
  const figures = figuresOf(name);
  for (const { id } of figures) {
    const figure = await notebook.look(id);
    if (!onRequest.includes(id)) await figure.locator('canvas, svg, math').first().waitFor();
  }
  expect(await notebook.page.locator('figure').count()).toBe(figures.length);
  expect(await notebook.page.locator('.failed[role="alert"]').count()).toBe(0);
}
