import { csvParse } from 'd3';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { decodePng } from '../../src/image/png.ts';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { figureStem } from '../../src/session/file-name.ts';
import { margin } from '../../src/figures/export/picture-size.ts';
import { pageAddress } from '../../src/lessons/page-names.ts';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';

// Every figure there is, once.
const site = () => new URL(pageAddress('free-play'), inject('siteUrl')).href;

let browser: Browser;
let notebook: NotebookPage;
beforeAll(async () => {
  browser = await launchChromium();
  const query = 'lang=en&theme=dark&backend=wasm&card=facade&scale=2';
  notebook = await NotebookPage.open(browser, query, undefined, site());
  await notebook.idle();
});
afterAll(() => browser.close());

/** What a figure's button saves. */
async function saved(figure: Locator, format: 'PNG' | 'CSV') {
  const button = figure.getByRole('button', { name: new RegExp(`^Save .*${format}`) }).last();
  const [download] = await Promise.all([notebook.page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const colours = ({ data }: { data: ArrayLike<number> }): number => {
  const found = new Set<number>();
  for (let i = 0; i < data.length; i += 3) found.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
  return found.size;
};

/** Columns that hold numbers hold nothing else; what there is none of is empty. */
function expectNumbers(csv: string): void {
  const { columns, ...rows } = csvParse(csv);
  const lines = Object.values(rows) as Record<string, string>[];
  expect(lines.length).toBeGreaterThan(0);
  for (const name of columns) {
    const values = lines.map((line) => line[name]!).filter((value) => value !== '');
    const numbers = values.map(Number).filter(Number.isFinite);
    expect([name, numbers.length]).toEqual([name, numbers.length > 0 ? values.length : 0]);
  }
}

it('saves a picture and the numbers of every figure, under its name', async () => {
  const { page } = notebook;
  const names: string[] = [];
  const count = await page.locator('figure').count();
  for (let number = 1; number <= count; number++) {
    const figure = await notebook.look(number);
    // What muting costs is known once channels have been muted.
    const start = figure.getByRole('button', { name: /^Mute \d+ channels/ });
    if (await start.isVisible()) {
      await start.click();
      await figure.getByText(/^All \d+ channels/).waitFor();
    }
    const chosen = await figure.locator('input:checked').count();

    const picture = await saved(figure, 'PNG');
    const pixels = decodePng(new Uint8Array(picture.bytes), picture.name);
    const { width } = (await figure.boundingBox())!;
    // Some figures draw a few pixels beyond their edge, for which there is room.
    const beyond = pixels.width - 2 * (width + 2 * margin);
    expect(beyond, picture.name).toBeGreaterThanOrEqual(0);
    expect(beyond, picture.name).toBeLessThan(16);
    expect(colours(pixels)).toBeGreaterThan(16);

    const numbers = await saved(figure, 'CSV');
    expectNumbers(numbers.bytes.toString());

    names.push(picture.name, numbers.name);
    // The copy that is drawn takes nothing from the figure, and is gone.
    expect(await figure.locator('input:checked').count()).toBe(chosen);
  }
  const stems = cellNames.filter(isFigure).map((cell) => figureStem(cell, 'facade-x2'));
  expect(names.toSorted()).toEqual(stems.flatMap((stem) => [`${stem}.csv`, `${stem}.png`]).toSorted());
  expect(await page.locator('figure').count()).toBe(count);
  expect(notebook.complaints).toEqual([]);
});

it('saves the numbers that the figure shows, digit by digit', async () => {
  const figure = notebook.page.locator('figure', {
    has: notebook.page.getByRole('grid', { name: /block/i }),
  });
  await figure.scrollIntoViewIfNeeded();
  const cell = figure.getByRole('gridcell');
  const [group, block, channel, value] = await Promise.all(
    ['group', 'block', 'channel', 'value'].map((name) => cell.getAttribute(`data-${name}`)),
  );
  const rows = csvParse((await saved(figure, 'CSV')).bytes.toString());
  const row = rows.find((one) => one['group'] === group && one['block'] === block);
  expect(row?.[`s of channel ${channel}`]).toBe(value);
});
