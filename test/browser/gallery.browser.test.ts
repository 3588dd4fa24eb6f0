import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { cellNames, isFigure, type CellName } from '../../src/figures/registry.ts';
import { words } from '../../src/session/locale/words.ts';
import type { Locale, Theme } from '../../src/views/shared/look.ts';
import type { GalleryState } from '../gallery/gallery-view.ts';
import { nameOf } from './lesson-figures.ts';
import { galleryAddress, NotebookPage, phone, projector } from './notebook-page.ts';
import { accessibilityFaults, overflow, smallText } from './page-checks.ts';

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

  it('has all figures and questions', async () => {
    const list = notebook.page.getByRole('navigation', { name: 'Figures' }).getByRole('button');
    expect(await list.allTextContents()).toEqual([...cellNames]);
  });

  it('shows the one that is chosen, in the state, language, theme and width that are chosen', async () => {
    await press('AttentionHeatmap');
    await frame().locator('#fig-heat-map figure[data-state="ready"]').waitFor();
    for (const choice of ['failed', 'zh', 'dark', 'phone']) await press(choice);
    const figure = frame().locator('#fig-heat-map figure');
    await figure.getByText(words.zh.noEngine).waitFor();
    expect(await frame().locator('html').getAttribute('data-theme')).toBe('dark');
    expect((await notebook.page.locator('iframe').boundingBox())!.width).toBeCloseTo(phone.width, -1);
  });
});
