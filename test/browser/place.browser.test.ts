import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';

const phone = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the contents in the bar', () => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = await NotebookPage.open(browser);
    page = notebook.page;
    await notebook.idle();
  });
  afterAll(() => page.close());

  const contents = () => page.getByRole('dialog', { name: 'Contents' });
  const open = () => page.getByRole('banner').getByRole('button', { name: 'Contents' }).press('Enter');

  it('lead to a section, and then say that it is being read', async () => {
    await open();
    await contents().getByRole('link', { name: 'Take it apart' }).press('Enter');
    await contents().waitFor({ state: 'hidden' });
    const heading = page.getByRole('heading', { level: 2, name: 'Take it apart' });
    const top = () => heading.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(200);
    const bar = await page.getByRole('banner').boundingBox();
    expect(await top()).toBeGreaterThan(bar!.height);
    await open();
    const marked = contents().locator('[aria-current="location"]');
    await expect.poll(() => marked.allTextContents()).toEqual(['Take it apart']);
  });

  it('lead to another page, whose sections they list then', async () => {
    await contents().getByRole('link', { name: 'Free play' }).click();
    await page.getByRole('heading', { level: 1, name: 'Free play' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/free-play\.html$/);
    await contents().waitFor({ state: 'hidden' });
    await open();
    expect(await contents().getByRole('link', { name: 'Enlarging' }).count()).toBe(1);
    expect(await contents().getByRole('link', { name: 'Take it apart' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('fit on a phone, whose bar has two rows', async () => {
    await page.setViewportSize(phone);
    await open();
    // The figures are laid out anew.
    await expect.poll(() => overflow(page)).toBe(0);
    expect((await contents().boundingBox())!.width).toBeGreaterThan(340);
    expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(100);
    expect(notebook.complaints).toEqual([]);
  });
});
