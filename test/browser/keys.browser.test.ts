import { afterEach, expect, it } from 'vitest';
import { NotebookPage } from './notebook-page.ts';

let notebook: NotebookPage;
afterEach(async () => {
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});

const list = (name: string) => notebook.page.getByRole('dialog', { name, exact: true });
const open = async (lang: string) => {
  notebook = await NotebookPage.gallery(['AttentionHeatmap', 'GroupMaps'], {
    query: { bar: 1, lang, site: 'body.1.body.1.body.3.conv_du', channel: 3 },
  });
  await notebook.look('heat-map');
};

it('? lists the keys of the page and of the figure that has the focus, and Escape gives the focus back', async () => {
  await open('en');
  const grid = notebook.figure('heat-map').getByRole('grid');
  await grid.focus();
  await notebook.page.keyboard.press('?');
  const text = await list('Keys').textContent();
  expect(text).toContain('mutes the channel');
  expect(text).toContain('presents; then');
  expect(text).not.toContain('shows a map large');
  await notebook.page.keyboard.press('Escape');
  await list('Keys').waitFor({ state: 'hidden' });
  expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
});

it('they are listed in Chinese too', async () => {
  await open('zh');
  await (await notebook.look('groups')).locator('button[data-channel]').first().focus();
  await notebook.page.keyboard.press('?');
  const text = await list('按键').textContent();
  expect(text).toContain('显示这张表');
  expect(text).toContain('放大');
});

it('P presents, also with the focus in a figure, and 1 passes the channel in hand', async () => {
  await open('en');
  await notebook.figure('heat-map').getByRole('grid').focus();
  await notebook.page.keyboard.press('1');
  await expect.poll(() => notebook.inAddress('edits')).toMatch(/^pass@/);
  await notebook.page.keyboard.press('p');
  await notebook.page.getByRole('navigation', { name: 'Presenting' }).waitFor();
  expect(notebook.inAddress('edits')).toMatch(/^pass@/);
});

it('arrow keys in the heat map move all that acts on a cell at once', async () => {
  await open('en');
  const figure = notebook.figure('heat-map');
  await figure.getByRole('grid').focus();
  await notebook.page.keyboard.press('ArrowRight');
  const read = figure.locator('.readout b').first();
  expect(await read.getAttribute('data-channel')).toBe('4');
  await figure.getByRole('slider', { name: 'Set s of channel 4' }).waitFor();
  await expect.poll(() => notebook.inAddress('channel')).toBe('4');
});
