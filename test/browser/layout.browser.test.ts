import { afterEach, describe, expect, it } from 'vitest';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { heightOfTogether, measureFigures } from '../layout/measured-in-page.ts';
import { nameOf } from './lesson-figures.ts';
import { NotebookPage, phone, projector } from './notebook-page.ts';

const figures = cellNames.filter(isFigure);

let notebook: NotebookPage;
afterEach(async () => {
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});

/** All figures, drawn from the network that the page ships. */
async function open(size: { readonly width: number; readonly height: number }): Promise<void> {
  notebook = await NotebookPage.gallery(figures, { size, query: { bar: 1, network: 'shipped' } });
  for (const figure of figures) await notebook.look(nameOf(figure));
  await notebook.idle();
}

/** What a figure has of the window, below the bar. */
const room = (): Promise<number> =>
  notebook.page.evaluate(() => innerHeight - (document.querySelector('header')?.offsetHeight ?? 0));

describe.each([projector, { width: 1920, height: 1080 }, { width: 820, height: 1180 }])(
  'on a screen of $width x $height',
  (size) => {
    it('every figure is seen whole, with its title, caption and at most five controls', async () => {
      await open(size);
      const most = await room();
      const measured = await notebook.page.evaluate(measureFigures);
      expect(measured.filter(({ height }) => height > most)).toEqual([]);
      expect(measured.filter(({ controls }) => controls > 5)).toEqual([]);
    });
  },
);

it('on a phone the controls of every figure are seen together with what they change', async () => {
  await open(phone);
  const most = await room();
  const together = await notebook.page.evaluate(heightOfTogether);
  expect(together.map(({ id }) => id)).toEqual(figures.map(nameOf));
  expect(together.filter(({ height }) => height > most)).toEqual([]);
});
