import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cellNames, isFigure, type CellName } from '../../src/figures/registry.ts';
import { heightOfTogether, measureFigures } from '../layout/measured-in-page.ts';
import { nameOf } from './lesson-figures.ts';
import { NotebookPage, phone, projector } from './notebook-page.ts';

const figures = cellNames.filter(isFigure);

let notebook: NotebookPage;
afterEach(() => expect(notebook.complaints).toEqual([]));

/** Figures of the gallery, drawn from the network that the page ships. */
async function open(cells: readonly CellName[], properties = ''): Promise<void> {
  notebook = await NotebookPage.gallery(cells, { query: { bar: 1, network: 'shipped', properties } });
}

/** Lays them out on a screen, and waits until each is drawn there. */
async function layOut(size: { readonly width: number; readonly height: number }): Promise<void> {
  await notebook.page.setViewportSize(size);
  for (const figure of figures) await notebook.look(nameOf(figure));
  await notebook.idle();
}

/** What a figure has of the window, below the bar. */
const room = (): Promise<number> =>
  notebook.page.evaluate(() => innerHeight - (document.querySelector('header')?.offsetHeight ?? 0));

describe('on one page of all figures', () => {
  beforeAll(() => open(figures));
  afterAll(() => notebook.page.close());

  describe.each([projector, { width: 1920, height: 1080 }, { width: 820, height: 1180 }])(
    'on a screen of $width x $height',
    (size) => {
      it('every figure is seen whole, with its title, caption and at most five controls', async () => {
        await layOut(size);
        const tooHigh = async () => {
          const most = await room();
          const measured = await notebook.page.evaluate(measureFigures);
          expect(measured.map(({ id }) => id)).toEqual(figures.map(nameOf));
          expect(measured.filter(({ controls }) => controls > 5)).toEqual([]);
          return measured.filter(({ height }) => height > most);
        };
        await expect.poll(tooHigh).toEqual([]);
      });
    },
  );

  it('on a phone the controls of every figure are seen together with what they change', async () => {
    await layOut(phone);
    const tooHigh = async () => {
      const most = await room();
      const together = await notebook.page.evaluate(heightOfTogether);
      expect(together.map(({ id }) => id)).toEqual(figures.map(nameOf));
      return together.filter(({ height }) => height > most);
    };
    await expect.poll(tooHigh).toEqual([]);
  });
});

describe('what is opened in a figure of a projector is seen with the figure', () => {
  const heights = (): Promise<number> =>
    notebook.page.evaluate(() =>
      Math.max(...[...document.querySelectorAll('figure')].map((one) => one.getBoundingClientRect().height)),
    );

  afterEach(() => notebook.page.close());

  it.each([
    ['curves laid over a spectrum', 'Spectrum', 'overlays: lr, bicubic, sr, hr', undefined],
    ['the shares in numbers', 'SkipShares', '', 'details:not(.more) summary'],
    ['the atlas of cards that have not run', 'ChannelAtlas', 'pictures: set', undefined],
    ['what is told about the shuffle', 'PixelShuffle', 'explain: code', undefined],
  ] as const)('%s', async (_, cell, properties, opens) => {
    await open([cell], properties);
    const figure = await notebook.look(nameOf(cell));
    if (opens !== undefined) await figure.locator(opens).click();
    const most = await room();
    await expect.poll(heights).toBeLessThanOrEqual(most);
  });
});
