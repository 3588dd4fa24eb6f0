import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PageName } from '../../src/lessons/page-names.ts';
import { NotebookPage, phone, type Visit } from './notebook-page.ts';
import { overflow } from './page-checks.ts';

async function open(name: PageName, query?: Visit['query']): Promise<NotebookPage> {
  const notebook = await NotebookPage.open(name, { size: phone, ...(query && { query }) });
  await notebook.idle();
  return notebook;
}

describe('what the text speaks of', () => {
  it('is where a page begins, and one button away from there', async () => {
    const notebook = await open('channel-attention');
    const { page } = notebook;
    const figure = await notebook.look('unfolded');
    const group = () => figure.locator('.unfolded').getAttribute('data-group');
    const unfolded = page.getByRole('button', { name: 'as in the text: body.3.body.3' });
    const glued = page.getByRole('button', { name: 'as in the text: body.0.body.0' });
    expect(await group()).toBe('3');
    expect(await unfolded.getAttribute('aria-disabled')).toBe('true');
    await glued.press('Enter');
    expect(await glued.textContent()).toContain('This is as in the text');
    expect(await glued.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect.poll(() => notebook.inAddress('site')).toBe('body.0.body.0');
    expect(await group()).toBe('0');
    await unfolded.press('Enter');
    expect(await glued.getAttribute('aria-disabled')).toBe('false');
    expect(await group()).toBe('3');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '已与正文一致：body.3.body.3' }).waitFor();
    expect(await overflow(page)).toBe(0);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });

  it('gives way to what the address asks for', async () => {
    const notebook = await open('channel-attention', { site: 'body.2.body.1', channel: 4 });
    expect(notebook.inAddress('site')).toBe('body.2.body.1');
    expect(notebook.inAddress('channel')).toBe('4');
    await notebook.page.close();
  });

  it('is set when the page is turned, but for what the reader has set; its edits only when asked for', async () => {
    const notebook = await open('rcan');
    const { page } = notebook;
    await notebook.look('intervention');
    await page.getByRole('button', { name: /^As in the text: 1 edit/ }).press('Enter');
    await page.getByRole('button', { name: 'This is as in the text: 1 edit' }).waitFor();
    await expect.poll(() => notebook.inAddress('edits')).toBe('gate@tail:input=0');
    await notebook.idle();
    await turnTo(page, 'residual-in-residual', 'Residual in residual');
    await expect.poll(() => notebook.inAddress('site')).toBe('body.0');
    expect(notebook.inAddress('edits')).toBe('gate@tail:input=0');
    const maps = await notebook.look('groups');
    await maps.getByRole('button', { name: 'Channel 5, added: enlarge' }).click();
    await turnTo(page, 'channel-attention', 'Channel attention');
    await expect.poll(() => notebook.inAddress('channel')).toBe('5');
    expect(notebook.inAddress('site')).toMatch(/^body\.0/);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });
});

async function turnTo(page: Page, name: PageName, title: string): Promise<void> {
  await page.locator(`a[href="${name}.html"]:visible`).last().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}
