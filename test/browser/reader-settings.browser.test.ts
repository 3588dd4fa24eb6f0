import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellNames, isFigure, type CellName } from '../../src/figures/registry.ts';
import { launchChromium } from './chromium.ts';
import { nameOf } from './lesson-figures.ts';
import { NotebookPage, phone, projector } from './notebook-page.ts';
import { overflow } from './page-checks.ts';
import { freshContext } from './shared-chromium.ts';

const figures: readonly CellName[] = [
  'ArchitectureMap',
  'AttentionHeatmap',
  'Spectrum',
  'Equation',
  'GroupMaps',
];

describe('where the reader’s system sets all colours', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await freshContext({ forcedColors: 'active' });
  });
  afterAll(() => context.close());

  it('what is pressed or chosen has the colour of what is selected, and nothing else has', async () => {
    const { page, complaints } = await NotebookPage.gallery(figures, { context });
    await page.locator('figure [aria-pressed="true"]').first().waitFor();
    const found = await page.evaluate(() => {
      const colours = (name: string): string => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.cssText = `forced-color-adjust:none;background:${name}`;
        const { backgroundColor } = getComputedStyle(probe);
        probe.remove();
        return backgroundColor;
      };
      const highlight = colours('Highlight');
      const choices = [
        ...[...document.querySelectorAll('button[aria-pressed]')].map((button) => ({
          element: button,
          isOn: button.getAttribute('aria-pressed') === 'true',
        })),
        ...[
          ...document.querySelectorAll<HTMLInputElement>('label > input[type="radio"].visually-hidden'),
        ].map((radio) => ({ element: radio.parentElement!, isOn: radio.checked })),
      ].filter(({ element }) => element.checkVisibility());
      const wrong = choices.filter(({ element, isOn }) => {
        const { backgroundColor, outlineColor, outlineStyle } = getComputedStyle(element);
        const looksOn =
          backgroundColor === highlight && outlineStyle !== 'none' && outlineColor === highlight;
        return looksOn !== isOn;
      });
      return { all: choices.length, wrong: wrong.map(({ element }) => element.outerHTML.slice(0, 120)) };
    });
    expect(found.all).toBeGreaterThan(10);
    expect(found.wrong).toEqual([]);
    // Drawings have no backgrounds; their strokes are the page's colours.
    const selected = page.locator('#fig-map .node.selected rect').first();
    const stroke = await selected.evaluate((node) => getComputedStyle(node).stroke);
    expect(stroke).not.toBe(await selected.evaluate((node) => getComputedStyle(node).fill));
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('where letters are twice as large', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium({ plainDrawing: true, letters: 32 });
  });
  afterAll(() => browser.close());

  it('no figure widens the window of a projector, and labels in drawings are larger', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const cells: readonly CellName[] = [...figures, 'Question', 'SkipShares'];
    const { page } = await NotebookPage.gallery(cells, { context, size: projector });
    expect(await overflow(page)).toBe(0);
    const labels = await page
      .locator('figure svg text')
      .evaluateAll((texts) =>
        texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.currentCSSZoom),
      );
    // In rem or zoomed, but not both.
    expect(Math.max(...labels)).toBeLessThanOrEqual(60);
    expect(labels.length).toBeGreaterThan(10);
    expect(Math.min(...labels)).toBeGreaterThanOrEqual(18);
    await context.close();
  });

  it('neither the bar nor any figure or question widens the window of a phone', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const notebook = await NotebookPage.gallery(cellNames, { context, size: phone });
    for (const figure of cellNames.filter(isFigure)) await notebook.look(nameOf(figure));
    expect(await overflow(notebook.page)).toBe(0);
    await context.close();
  });
});
