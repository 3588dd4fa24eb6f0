import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAddress, pageNames, type PageName } from '../../src/lessons/page-names.ts';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow, unreachedControls } from './page-checks.ts';

const projector = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };

let browser: Browser;
let notebook: NotebookPage;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  notebook = await NotebookPage.open(browser);
  page = notebook.page;
  await notebook.idle();
});
afterAll(() => browser.close());

/** Turns to a page in the one document, so that the engine starts once: in English, light, on a projector. */
async function turnTo(name: PageName): Promise<void> {
  await page.setViewportSize(projector);
  if ((await page.locator('html[data-theme="dark"]').count()) > 0) await toggleTheme();
  if ((await page.locator('html[lang="zh-CN"]').count()) > 0) await speak('English');
  const link = `a[href="${pageAddress(name)}"]`;
  await page.locator(link).first().dispatchEvent('click');
  await page.locator(`${link}[aria-current="page"]`).first().waitFor({ state: 'attached' });
  await notebook.idle();
}

const toggle = (name: RegExp) => page.getByRole('button', { name }).dispatchEvent('click');
const toggleTheme = () => toggle(/^(Theme|外观): /);
/** Figures are laid out anew when their width has changed. */
const fits = () => expect.poll(() => overflow(page)).toBe(0);

/** The page in a language, once all of it is there. */
async function speak(language: 'English' | '中文'): Promise<void> {
  await toggle(new RegExp(`^${language}$`));
  const wanted = language === 'English' ? 'en' : 'zh-CN';
  await page.locator(`main > div[lang="${wanted}"]`).waitFor();
  await notebook.idle();
}

describe.each(pageNames)('the page %s', (name) => {
  beforeAll(() => turnTo(name));

  it('draws every figure in English, light, on a projector', async () => {
    const figures = await page.locator('figure').count();
    for (let number = 1; number <= figures; number++) await notebook.look(number);
    expect(await page.locator('.failed[role="alert"]').count()).toBe(0);
    await fits();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is reached in all its controls, in their order, by Tab alone', async () => {
    expect(await unreachedControls(page)).toEqual([]);
  });

  it('is the same in Chinese, dark, on a phone', async () => {
    await page.setViewportSize(phone);
    await fits();
    await speak('中文');
    await toggleTheme();
    await page.locator('html[data-theme="dark"]').waitFor();
    await fits();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.setViewportSize(projector);
    await fits();
  });

  it('has nothing to complain of, on the way back to English and light too', async () => {
    await toggleTheme();
    await speak('English');
    await page.locator('html[data-theme="light"]').waitFor();
    expect(await page.locator('.failed[role="alert"]').count()).toBe(0);
    expect(notebook.complaints).toEqual([]);
  });
});
