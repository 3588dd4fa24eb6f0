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

describe('what is opened in a figure of a projector is seen with the figure', () => {
  const heights = (): Promise<number> =>
    notebook.page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('figure')].map((one) => one.getBoundingClientRect().height)),
    );

  it.each([
    ['curves laid over a spectrum', 'Spectrum', 'overlays: lr, bicubic, sr, hr', undefined],
    ['the shares in numbers', 'SkipShares', '', 'details:not(.more) summary'],
    ['the atlas of cards that have not run', 'ChannelAtlas', 'pictures: set', undefined],
    ['what is told about the shuffle', 'PixelShuffle', 'explain: code', undefined],
  ] as const)('%s', async (_, cell, properties, opens) => {
    const query = { bar: 1, network: 'shipped', properties };
    notebook = await NotebookPage.gallery([cell], { query });
    const figure = await notebook.look(nameOf(cell));
    if (opens !== undefined) await figure.locator(opens).click();
    const most = await room();
    await expect.poll(heights).toBeLessThanOrEqual(most);
  });
});

it('on a phone the controls of every figure are seen together with what they change', async () => {
  await open(phone);
  const most = await room();
  const together = await notebook.page.evaluate(heightOfTogether);
  expect(together.map(({ id }) => id)).toEqual(figures.map(nameOf));
  expect(together.filter(({ height }) => height > most)).toEqual([]);
});
