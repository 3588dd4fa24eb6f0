import { csvParse } from 'd3';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { decodePng } from '../../src/image/png.ts';
import { figureStem } from '../../src/session/file-name.ts';
import { margin } from '../../src/figures/export/picture-size.ts';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { nameOf } from './lesson-figures.ts';
import { NotebookPage } from './notebook-page.ts';

const figures = cellNames.filter(isFigure);

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.gallery(figures, { query: { theme: 'dark', card: 'facade', scale: 2 } });
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

/** What a figure's button saves. */
async function saved(figure: Locator, format: 'PNG' | 'CSV') {
  await notebook.openMore(figure);
  return notebook.saved(figure.getByRole('button', { name: new RegExp(`^Save .*${format}`) }).last());
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

it.each(figures)('saves a picture and the numbers of %s, under its name', async (cell) => {
  const { page } = notebook;
  const figure = await notebook.look(nameOf(cell));
  // What muting costs is known once channels have been muted.
  const start = figure.getByRole('button', { name: /^Mute \d+ channels/ });
  if (await start.isVisible()) {
    await start.click();
    await figure.getByText(/^All \d+ channels/).waitFor({ timeout: 120_000 });
  }
  const [count, chosen] = [
    await page.locator('figure').count(),
    await figure.locator('input:checked').count(),
  ];

  const picture = await saved(figure, 'PNG');
  const pixels = decodePng(picture.bytes, picture.name);
  const { width } = (await figure.boundingBox())!;
  // Some figures draw a few pixels beyond their edge, for which there is room.
  const beyond = pixels.width - 2 * (width + 2 * margin);
  expect(beyond).toBeGreaterThanOrEqual(0);
  expect(beyond).toBeLessThan(16);
  expect(colours(pixels)).toBeGreaterThan(16);

  const numbers = await saved(figure, 'CSV');
  expectNumbers(new TextDecoder().decode(numbers.bytes));

  // A race is of several systems.
  const stem = figureStem(cell, cell === 'Race' ? 'facade-x2' : 'facade-rcan-x2');
  expect([picture.name, numbers.name]).toEqual([`${stem}.png`, `${stem}.csv`]);
  // The copy that is drawn takes nothing from the figure, and is gone.
  expect(await figure.locator('input:checked').count()).toBe(chosen);
  expect(await page.locator('figure').count()).toBe(count);
});

it('saves the numbers that the figure shows, digit by digit', async () => {
  const figure = await notebook.look('heat-map');
  const cell = figure.getByRole('gridcell');
  const [group, block, channel, value] = await Promise.all(
    ['group', 'block', 'channel', 'value'].map((name) => cell.getAttribute(`data-${name}`)),
  );
  const rows = csvParse(new TextDecoder().decode((await saved(figure, 'CSV')).bytes));
  const row = rows.find((one) => one['group'] === group && one['block'] === block);
  expect(row?.[`s of channel ${channel}`]).toBe(value);
});
