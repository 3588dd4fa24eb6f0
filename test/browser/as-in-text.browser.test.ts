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
  it('is where a page begins, and one link of the text away from there', async () => {
    const notebook = await open('channel-attention');
    const { page } = notebook;
    const figure = await notebook.look('unfolded');
    const group = () => figure.locator('.unfolded').getAttribute('data-group');
    expect(await group()).toBe('3');
    await page.getByRole('link', { name: 'Select it', exact: true }).press('Enter');
    await expect.poll(() => notebook.inAddress('site')).toBe('body.0.body.0');
    await expect.poll(group).toBe('0');
    await page.getByRole('link', { name: 'Select block 3 of group 3' }).press('Enter');
    await expect.poll(group).toBe('3');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('link', { name: '选中组 3 的块 3' }).waitFor();
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
    await page.getByRole('link', { name: 'Shut its gate' }).click();
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
