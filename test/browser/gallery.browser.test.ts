import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { frameWords, type FrameWords } from '../../src/figures/frame/words.ts';
import { cellNames, isFigure, type CellName } from '../../src/figures/registry.ts';
import type { GalleryState } from '../gallery/gallery-view.ts';
import { nameOf } from './lesson-figures.ts';
import { galleryAddress, NotebookPage, phone, projector, scrollTo } from './notebook-page.ts';
import { fits } from './whole-page.ts';

const figures = cellNames.filter(isFigure);

let notebook: NotebookPage;
afterEach(() => expect(notebook.complaints).toEqual([]));

describe('the list of the gallery', () => {
  beforeAll(async () => {
    notebook = await NotebookPage.at(inject('galleryUrl'));
  });
  afterAll(() => notebook.page.close());

  const press = (name: string) => notebook.page.getByRole('button', { name, exact: true }).click();
  const frame = () => notebook.page.frameLocator('iframe');

  it('has all figures, and questions', async () => {
    const list = notebook.page.getByRole('navigation', { name: 'Figures' }).getByRole('button');
    expect(await list.allTextContents()).toEqual([...cellNames]);
  });

  it('shows the one that is chosen, in the state, language, theme and width that are chosen', async () => {
    await press('AttentionHeatmap');
    const figure = frame().locator('#fig-heat-map figure');
    await expect.poll(() => figure.getAttribute('data-state')).toBe('ready');
    for (const choice of ['failed', 'zh', 'dark', 'phone']) await press(choice);
    await figure.getByText(frameWords.zh.noEngine).waitFor();
    expect(await frame().locator('html').getAttribute('data-theme')).toBe('dark');
    const box = await notebook.page.locator('iframe').boundingBox();
    expect(Math.abs((box?.width ?? 0) - phone.width)).toBeLessThanOrEqual(1);
  });
});

/** What needs neither attention nor feature maps, or has others of its own. */
const needless: readonly CellName[] = ['ImageComparison', 'InterventionPanel', 'ChannelCost', 'Race'];
const ofParts: readonly CellName[] = ['Contributions', 'Explorer'];
const ofAttention: readonly CellName[] = ['ArchitectureMap', 'AttentionHeatmap'];

/** How a figure stands in a state of the gallery, and what it says of that. */
function standing(state: GalleryState, figure: CellName, words: FrameWords): [string, string] {
  switch (state) {
    case 'ready':
      return ['ready', ''];
    case 'waiting':
      return ['waiting', words.waitingForRun];
    case 'failed':
      return ['failed', words.noEngine];
    case 'stale':
      return ['stale', words.older];
    case 'empty':
      if (needless.includes(figure)) return ['ready', ''];
      if (ofParts.includes(figure)) return ['absent', words.noPartsOfTiles];
      return ['absent', ofAttention.includes(figure) ? words.attentionPerTile(4) : words.noMapsOfWhole];
  }
}

describe.each([
  { locale: 'en', theme: 'light', size: projector },
  { locale: 'zh', theme: 'dark', size: phone },
] as const)('every figure in $locale, $theme, $size.width px wide', ({ locale, theme, size }) => {
  it.each(['ready', 'waiting', 'empty', 'failed', 'stale'] as const)('is %s and says so', async (state) => {
    const query = { state, lang: locale, theme };
    notebook = await NotebookPage.at(galleryAddress(figures, query), { size });
    for (const name of figures) {
      const figure = notebook.figure(nameOf(name));
      await scrollTo(figure);
      const found = async () => [
        await figure.getAttribute('data-state'),
        (await figure.locator('.status').allTextContents()).join().trim(),
      ];
      await expect.poll(found, { message: name }).toEqual(standing(state, name, frameWords[locale]));
      const awaited = notebook.page.locator(`#fig-${nameOf(name)} [data-awaits]`);
      await expect.poll(() => awaited.count(), { message: name }).toBe(0);
    }
    await fits(notebook.page);
    await notebook.page.close();
  });
});
