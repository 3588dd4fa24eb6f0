import { csvParse } from 'd3';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attention } from '../../src/model/sites.ts';
import { addressOf, galleryAddress, NotebookPage, phone, projector } from './notebook-page.ts';
import { accessibilityFaults } from './page-checks.ts';

const cells = ['ImageComparison', 'AttentionHeatmap', 'Spectrum'] as const;
const site = attention(1, 1);
const address = (edits?: string) =>
  galleryAddress(cells, { card: 'facade', site, channel: 5, ...(edits !== undefined && { edits }) });
const shut = 'gate@tail:input=0';

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.blank();
});
beforeEach(async () => {
  await notebook.page.setViewportSize(projector);
  await notebook.page.goto(address());
  await notebook.page.evaluate(() => localStorage.clear());
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const dock = () => notebook.page.getByRole('complementary', { name: 'The output, in sight' });
const picture = () => dock().getByRole('button', { name: /: show / });

/** Opens the page, sees the comparison, and scrolls on to the heat map. */
async function scrollAway(edits?: string): Promise<void> {
  await notebook.page.goto(address(edits));
  await notebook.idle();
  if (edits !== undefined)
    await notebook.page.waitForSelector('[data-edits="1"][data-pending="false"]', { timeout: 60_000 });
  await notebook.idle();
  await notebook.look('comparison');
  await expect.poll(() => dock().count()).toBe(0);
  await notebook.look('heat-map');
  await notebook.page.evaluate(() => document.querySelector('#fig-heat-map')?.scrollIntoView());
  await dock().waitFor();
}

/** Red, green and blue of what it shows, pixel by pixel. */
const shownPixels = (): Promise<number[]> =>
  dock()
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return [...data].filter((_, i) => i % 4 !== 3);
    });

/** The button that saves a figure, which its details hold. */
async function saving(figure: Locator, format: 'PNG' | 'CSV'): Promise<Locator> {
  await notebook.openMore(figure);
  return figure.getByRole('button', { name: new RegExp(`^Save .*${format}`) }).last();
}

/** Whether the dock lies over what has the focus, beside what that is. */
const coversFocus = () =>
  notebook.page.evaluate(() => {
    const [one, other] = [document.querySelector('.dock'), document.activeElement];
    if (!one || !other || other === document.body || one.contains(other)) return { on: '', covered: false };
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    const isLarge = b.width * b.height > 0.2 * innerWidth * innerHeight;
    const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
    return { on: other.outerHTML.slice(0, 80), covered: !isLarge && !apart };
  });

describe('the docked output', () => {
  it('is there once the comparison has left the window, with the output as it is', async () => {
    await scrollAway();
    expect(await dock().textContent()).toMatch(/^\s*RCAN\s+\d\d\.\d\d dB\s*$/);
    const shown = await shownPixels();
    await picture().hover();
    await expect.poll(() => dock().textContent()).toContain('Bicubic');
    expect(await shownPixels()).not.toEqual(shown);
    await notebook.look('comparison');
    await expect.poll(() => dock().count()).toBe(0);
    expect(shown).toEqual([...(await notebook.savedPicture()).data]);
  });

  it('shows the edited output, on hover the difference, what they cost, and takes an edit back', async () => {
    await scrollAway(shut);
    expect(await dock().textContent()).toMatch(/RCAN, edited\s+\d+\.\d\d dB, −\d+\.\d\d/);
    const edited = await shownPixels();
    await picture().hover();
    await expect.poll(() => dock().textContent()).toMatch(/difference ×\d+/);
    await notebook.page.mouse.move(10, 300);
    await notebook.figure('heat-map').getByRole('grid').focus();
    await notebook.page.keyboard.press('m');
    await notebook.page.waitForSelector('[data-edits="2"][data-pending="false"]', { timeout: 60_000 });
    await expect.poll(shownPixels).not.toEqual(edited);
    await dock().getByRole('button', { name: 'Undo' }).click();
    await notebook.page.waitForSelector('[data-edits="1"][data-pending="false"]', { timeout: 60_000 });
    await notebook.page.mouse.move(10, 300);
    await expect.poll(shownPixels).toEqual(edited);
    await notebook.look('comparison');
    expect(edited).toEqual([...(await notebook.savedPicture()).data]);
  });

  it('is moved by arrow keys and dragged, put away and brought back, which is remembered', async () => {
    const { page } = notebook;
    // A page without figures: there it is for its edits alone.
    await page.goto(addressOf('glossary', { edits: shut }));
    const corner = () => dock().getAttribute('data-corner');
    await picture().press('ArrowLeft');
    await expect.poll(corner).toBe('bottom-left');
    await page.reload();
    await picture().waitFor({ timeout: 60_000 });
    expect(await corner()).toBe('bottom-left');

    // It is measured once the run is there, and slides to its place for a quarter of a second.
    await notebook.idle();
    await page.waitForTimeout(500);
    const box = (await picture().boundingBox())!;
    await page.mouse.move(box.x + 50, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(1000, 200, { steps: 4 });
    await page.mouse.up();
    await expect.poll(corner).toBe('top-right');
    // A drag is no press.
    expect(await picture().getAttribute('aria-pressed')).toBe('false');

    await dock().getByRole('button', { name: 'Put the output away' }).click();
    const back = dock().getByRole('button', { name: 'Bring the output back: RCAN, edited' });
    await back.waitFor();
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.reload();
    await back.press('Enter', { timeout: 60_000 });
    await picture().waitFor();
    expect(await corner()).toBe('top-right');
  });

  it('never lies over the control that has the focus', async () => {
    await scrollAway(shut);
    const covered: string[] = [];
    await notebook.figure('heat-map').getByRole('grid').focus();
    const visited = new Set<string>();
    for (let i = 0; i < 40; i++) {
      await notebook.page.keyboard.press('Tab');
      await notebook.page.waitForTimeout(320);
      const { on, covered: isCovered } = await coversFocus();
      visited.add(on);
      if (isCovered) covered.push(on);
    }
    expect(covered).toEqual([]);
    expect(visited.size).toBeGreaterThan(20);
  });

  it('lies beside a figure that is being used, and is open again once that is left', async () => {
    await scrollAway();
    await picture().waitFor();
    const covers = () =>
      notebook.page.evaluate(() => {
        const boxes = ['.dock', '#fig-heat-map figure'].map((one) => document.querySelector(one)!);
        const [a, b] = boxes.map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      });
    await notebook.page.evaluate(() => document.querySelector('#fig-heat-map')?.scrollIntoView(false));
    await notebook.page.waitForTimeout(500);
    // A pointer on its way to the output does not drive it off.
    const box = (await dock().boundingBox())!;
    await notebook.page.mouse.move(box.x - 60, box.y + 20);
    await picture().waitFor();
    expect(await covers()).toBe(true);
    await notebook.figure('heat-map').getByRole('grid').focus();
    await expect.poll(covers).toBe(false);
    await notebook.page.mouse.click(4, 360);
    await picture().waitFor();
  });

  it('with edits stays open over a figure that is used, but over none of its controls', async () => {
    await scrollAway(shut);
    await notebook.figure('heat-map').getByRole('grid').focus();
    await notebook.page.waitForTimeout(500);
    await picture().waitFor();
    const covered = await notebook.page.evaluate(() => {
      const a = document.querySelector('.dock')!.getBoundingClientRect();
      return [...document.querySelectorAll('#fig-heat-map :is(button, input, select, summary)')].filter(
        (one) => {
          const b = one.getBoundingClientRect();
          return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        },
      ).length;
    });
    expect(covered).toBe(0);
  });

  it('makes way for what a pointer drags', async () => {
    await scrollAway(shut);
    const box = (await dock().boundingBox())!;
    const { mouse } = notebook.page;
    await mouse.move(box.x - 80, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + 60, box.y + box.height / 2, { steps: 4 });
    await expect.poll(() => dock().getAttribute('data-corner')).not.toBe('bottom-right');
    await mouse.up();
  });

  it('is a button on a phone until there are edits, and no wider than 120 px then', async () => {
    await notebook.page.setViewportSize(phone);
    await scrollAway();
    await dock().getByRole('button', { name: 'Bring the output back: RCAN' }).waitFor();
    await scrollAway(shut);
    await picture().waitFor();
    expect((await dock().boundingBox())!.width).toBeLessThanOrEqual(120);
  });

  it('can be used without seeing it', async () => {
    await scrollAway(shut);
    expect(await accessibilityFaults(notebook.page, { only: '.dock' })).toEqual([]);
    expect(await dock().getByRole('status').textContent()).toContain('RCAN, edited');
  });
});

describe('an edited network', () => {
  it('is called so in the comparison, with the plain output beside it, and in all that is saved', async () => {
    await scrollAway(shut);
    const comparison = await notebook.look('comparison');
    const named = comparison.locator('tr[data-picture]');
    expect(await named.locator('th').allTextContents()).toEqual(
      ['LR', 'Bicubic', 'RCAN', 'RCAN, edited', 'HR'].map((name) => expect.stringContaining(name)),
    );
    await comparison.getByLabel('Left').selectOption('RCAN');
    await comparison.getByRole('img', { name: /^RCAN, \d+ × \d+ pixels/ }).waitFor();
    await comparison.getByRole('img', { name: /^RCAN, edited, \d+ × \d+ pixels/ }).waitFor();
    await expect.poll(() => decodeURIComponent(notebook.page.url())).toContain('comparison.left:plain');

    const csv = await notebook.saved(await saving(comparison, 'CSV'));
    expect(csv.name).toBe('image-comparison-facade-rcan-x2-edited.csv');
    const rows = csvParse(new TextDecoder().decode(csv.bytes));
    expect(rows.map(({ picture: name }) => name)).toEqual(['lr', 'bicubic', 'RCAN', 'RCAN, edited', 'hr']);

    const map = await notebook.look('heat-map');
    expect(await map.locator('figcaption').textContent()).toContain('RCAN, edited');
    const numbers = await notebook.saved(await saving(map, 'CSV'));
    const networks = csvParse(new TextDecoder().decode(numbers.bytes)).map(({ network }) => network);
    expect(new Set(networks)).toEqual(new Set(['RCAN, edited']));
    const png = await notebook.saved(await saving(map, 'PNG'));
    expect(png.name).toBe('attention-heatmap-facade-rcan-x2-edited.png');
  });
});

describe('the bar', () => {
  it.each([projector, { width: 820, height: 1180 }, phone])('is no higher with edits at %o', async (size) => {
    await notebook.page.setViewportSize(size);
    const height = () =>
      notebook.page
        .locator('header')
        .first()
        .evaluate((bar) => bar.clientHeight);
    await notebook.page.goto(address());
    await notebook.idle();
    const before = await height();
    await scrollAway(shut);
    expect(await height()).toBeLessThanOrEqual(before);
    if (size.width >= 1280) expect(before).toBeLessThan(56);
  });
});
