import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { overflow } from './page-checks.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function open(page: string, query = ''): Promise<NotebookPage> {
  const site = new URL(page, inject('siteUrl')).href;
  const phone = { width: 390, height: 844 };
  const notebook = await NotebookPage.open(browser, `lang=en&theme=light&backend=wasm${query}`, phone, site);
  await notebook.idle();
  return notebook;
}

const inAddress = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('what the text speaks of', () => {
  it('is where a page begins, and one button away from there', async () => {
    const notebook = await open('channel-attention.html');
    const { page } = notebook;
    const unfolded = page.getByRole('button', { name: 'as in the text: body.3.body.3' });
    const glued = page.getByRole('button', { name: 'as in the text: body.0.body.0' });
    expect(await page.locator('#fig-unfolded .unfolded').getAttribute('data-group')).toBe('3');
    expect(await unfolded.getAttribute('aria-disabled')).toBe('true');
    await glued.press('Enter');
    expect(await glued.textContent()).toContain('This is as in the text');
    expect(await glued.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => inAddress(page, 'site')).toBe('body.0.body.0');
    expect(await page.locator('#fig-unfolded .unfolded').getAttribute('data-group')).toBe('0');
    await unfolded.press('Enter');
    expect(await glued.getAttribute('aria-disabled')).toBe('false');
    expect(await page.locator('#fig-unfolded .unfolded').getAttribute('data-group')).toBe('3');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '已与正文一致：body.3.body.3' }).waitFor();
    expect(await overflow(page)).toBe(0);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });

  it('gives way to what the address asks for', async () => {
    const { page } = await open('channel-attention.html', '&site=body.2.body.1&channel=4');
    expect(inAddress(page, 'site')).toBe('body.2.body.1');
    expect(inAddress(page, 'channel')).toBe('4');
    await page.close();
  });

  it('is set when the page is turned, but for what the reader has set; its edits only when asked for', async () => {
    const notebook = await open('./');
    const { page } = notebook;
    const turnTo = async (name: string, title: string) => {
      await page.locator(`a[href="${name}.html"]:visible`).last().click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    };
    await page.getByRole('button', { name: /^As in the text: 1 edit/ }).press('Enter');
    await page.getByRole('button', { name: 'This is as in the text: 1 edit' }).waitFor();
    await expect.poll(() => inAddress(page, 'edits')).toBe('gate@tail:input=0');
    await notebook.idle();
    await turnTo('residual-in-residual', 'Residual in residual');
    await expect.poll(() => inAddress(page, 'site')).toBe('body.0');
    expect(inAddress(page, 'edits')).toBe('gate@tail:input=0');
    const maps = page.locator('#fig-groups');
    await maps.scrollIntoViewIfNeeded();
    await maps.getByRole('button', { name: 'Channel 5, added: enlarge' }).click();
    await turnTo('channel-attention', 'Channel attention');
    await expect.poll(() => inAddress(page, 'channel')).toBe('5');
    expect(inAddress(page, 'site')).toMatch(/^body\.0/);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });
});
