import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NotebookPage, projector } from './notebook-page.ts';
import { smallConfig } from './small-network.ts';

let notebook: NotebookPage;
let page: Page;
afterEach(() => expect(notebook.complaints).toEqual([]));

const pictures = () => page.locator('[popovertarget="pictures"]');

describe.each([
  { locale: 'en', theme: 'light' },
  { locale: 'zh', theme: 'dark' },
])('the lesson in $locale', ({ locale, theme }) => {
  beforeAll(async () => {
    notebook = await NotebookPage.open('rcan', { query: { lang: locale, theme } });
    page = notebook.page;
    await notebook.idle();
  });
  afterAll(() => page.close());

  it('opens on WebAssembly and says so', async () => {
    expect(await page.locator('[popovertarget="backends"]').getAttribute('data-backend')).toBe('wasm');
    expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'zh' ? 'zh-CN' : 'en');
  });

  it('begins its first figure on the first screen of a projector', async () => {
    const top = await notebook.figure('sum').evaluate((figure) => figure.getBoundingClientRect().top);
    expect(top).toBeLessThan(projector.height - 200);
  });

  it('has fourteen figures', async () => {
    expect(await page.locator('figure').count()).toBe(14);
  });
});

describe('by keyboard alone', () => {
  beforeAll(async () => {
    const cells = ['AttentionHeatmap', 'AttentionUnfolded', 'GroupMaps', 'PixelShuffle'] as const;
    notebook = await NotebookPage.gallery(cells, { query: { site: 'body.1.body.1', channel: 3 } });
    page = notebook.page;
  });
  afterAll(() => page.close());

  it('a cell of the heat map is chosen, and the unfolded block and the maps follow', async () => {
    const heatmap = await notebook.look('heat-map');
    await heatmap.getByRole('grid').focus();
    const cell = heatmap.getByRole('gridcell');
    const placeOfCell = () =>
      cell.evaluate(({ dataset }) => ({
        group: dataset['group'],
        block: Number(dataset['block']),
        channel: Number(dataset['channel']),
      }));
    const before = await placeOfCell();
    const down = before.block < smallConfig.blocks - 1 ? 1 : -1;
    const keys = [down > 0 ? 'ArrowDown' : 'ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter'];
    for (const key of keys) await page.keyboard.press(key);
    const [block, channel] = [String(before.block + down), String(before.channel + 2)];
    const value = await cell.getAttribute('data-value');
    expect(await cell.getAttribute('aria-selected')).toBe('true');
    const unfolded = await notebook.look('unfolded');
    const readout = unfolded.locator('.readout');
    expect(await unfolded.locator('.unfolded').getAttribute('data-group')).toBe(before.group);
    expect(await unfolded.locator('.unfolded').getAttribute('data-block')).toBe(block);
    expect(await readout.getAttribute('data-channel')).toBe(channel);
    expect(await readout.getAttribute('data-s')).toBe(value);
    const maps = await notebook.look('groups');
    expect(await maps.locator('button.selected').getAttribute('data-channel')).toBe(channel);
    await expect.poll(() => notebook.inAddress('channel')).toBe(channel);
  });

  it('another channel is chosen among the maps, and the block stays', async () => {
    const block = notebook.figure('unfolded').locator('.unfolded');
    const before = await block.getAttribute('data-block');
    const maps = await notebook.look('groups');
    const selected = maps.locator('button.selected');
    const channel = String(Number(await selected.getAttribute('data-channel')) + 1);
    await selected.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await block.getAttribute('data-block')).toBe(before);
    const readout = notebook.figure('unfolded').locator('.readout');
    expect(await readout.getAttribute('data-channel')).toBe(channel);
    const cell = notebook.figure('heat-map').getByRole('gridcell');
    expect(await cell.getAttribute('data-channel')).toBe(channel);
    expect(await cell.getAttribute('aria-selected')).toBe('true');
  });

  it('the pixel shuffle is stepped: it glides, and jumps for who wants no motion', async () => {
    const figure = await notebook.look('shuffle');
    const position = figure.getByRole('slider', { name: 'Position between the steps' });
    const stepBack = figure.getByRole('button', { name: 'One step back' });
    /** Every position that is drawn until a step back has come to its end. */
    async function positions(from: number): Promise<number[]> {
      await position.fill(String(from));
      await position.evaluate((input: HTMLInputElement) => {
        const seen: number[] = [];
        Object.assign(globalThis, { seen });
        const draw = () => {
          seen.push(input.valueAsNumber);
          if (seen.length < 1000) requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
      });
      await stepBack.press('Enter');
      await expect
        .poll(() => position.evaluate((input: HTMLInputElement) => input.valueAsNumber))
        .toBe(from - 1);
      return page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    }
    expect((await positions(3)).some((at) => at > 2 && at < 3)).toBe(true);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect((await positions(3)).filter((at) => at > 2 && at < 3)).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('another card is chosen', async () => {
    await pictures().focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('button', { name: 'Dead leaves' });
    for (let i = 0; i < 12 && !(await card.evaluate((button) => button === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => pictures().textContent()).toContain('Dead leaves');
    await notebook.idle();
    expect(await notebook.figure('heat-map').locator('.sample').textContent()).toContain('Dead leaves');
  });
});

it('the language is changed by keyboard, and nothing that was set is lost', async () => {
  notebook = await NotebookPage.open('measuring');
  page = notebook.page;
  await notebook.idle();
  await pictures().click();
  await page.getByRole('button', { name: 'Dead leaves' }).click();
  await page.keyboard.press('Escape');
  const sample = notebook.figure('comparison').locator('.sample');
  await sample.filter({ hasText: 'Dead leaves' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '中文' }).press('Enter');
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/\p{Script=Han}/u);
  expect(await sample.textContent()).toContain('落叶');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.close();
});
