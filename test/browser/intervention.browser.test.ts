import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { differencePlane } from '../../src/analysis/picture-planes.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize, type Pixels } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import * as sites from '../../src/model/sites.ts';
import { engineInNode, openNotebook, type NotebookPage, type Opened } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

// 40 x 36 pixels for the network.
const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const lr = downscale(hr, 2);
const [map, heatmap, unfolded, panel] = [2, 3, 4, 10];

let opened: Opened;
let notebook: NotebookPage;
let node: Engine;
beforeAll(async () => {
  const selection = `site=${sites.attention(3, 3)}&channel=5`;
  opened = await openNotebook(`lang=en&theme=light&backend=wasm&${selection}`);
  notebook = opened.notebook;
  await notebook.drop('facade.png', encodePng(hr));
  await notebook.figure(1).getByText('facade.png').waitFor({ timeout: 60_000 });
  await notebook.idle();
  node = await engineInNode();
});
afterAll(() => {
  node.dispose();
  return opened.browser.close();
});

const button = (name: string) => notebook.figure(panel).getByRole('button', { name, exact: true });
const lines = () => notebook.figure(panel).locator('ul li span').allTextContents();
const gate = (site: string) => notebook.figure(map).locator(`[data-gate="${site}"]`).first();

/** Waits until the panel counts so many edits, and they are computed and measured. */
async function edited(count: number) {
  const figure = notebook.figure(panel);
  const counted = () => figure.locator('[data-edits]').getAttribute('data-edits');
  await expect.poll(counted, { timeout: 20_000 }).toBe(String(count));
  await notebook.idle();
  return notebook.look(panel);
}

async function outputInNode(edits: readonly Edit[]): Promise<Pixels> {
  return quantize((await node.run({ picture: lr, sites: [], edits })).output);
}

/** What the panel says against the same edits in Node. */
async function showsWhatNodeFinds(edits: readonly Edit[]) {
  const [before, after] = [await outputInNode([]), await outputInNode(edits)];
  const difference = differencePlane(after, before);
  const figure = notebook.figure(panel);
  const score = (of: string) => figure.locator(`[data-psnr="${of}"]`).getAttribute('data-value');
  await showsNear(() => score('plain'), psnr(before, hr, 2));
  await showsNear(() => score('edited'), psnr(after, hr, 2));
  const change = psnr(after, hr, 2) - psnr(before, hr, 2);
  expect(Number(await score('change'))).toBeCloseTo(change, 2);
  const scores = figure.locator('.scores');
  const largest = difference.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Rounding to 8 bits may fall either way in a pixel.
  expect(Math.abs(Number(await scores.getAttribute('data-largest')) - largest)).toBeLessThan(1);
  const { table } = planeSpectrum(difference);
  const curve = (name: string) => figure.locator(`tr[data-curve="difference"]`).getAttribute(name);
  await expect
    .poll(async () => Math.abs(Number(await curve('data-energy')) / table.energy[0]! - 1), {
      timeout: 20_000,
    })
    .toBeLessThan(0.01);
  expect(Number(await curve('data-share'))).toBeCloseTo(shareAbove(table, 0, 0.25), 2);
}

describe('with nothing edited', () => {
  it('the panel says what to begin with, and has nothing to undo', async () => {
    const figure = await notebook.look(panel);
    expect(await figure.locator('[data-suggestion]').count()).toBe(4);
    for (const name of ['Undo', 'Redo', 'Reset']) expect(await button(name).isDisabled()).toBe(true);
    expect(await figure.locator('.scores').count()).toBe(0);
  });
});

describe('a gate', () => {
  let first: Pixels;
  const isAnother = async () => expect(await notebook.savedPicture()).not.toEqual(first);

  it('is shut by keyboard: output, decibels, difference and spectrum are those of Node', async () => {
    first = await notebook.savedPicture();
    await notebook.look(map);
    await gate(sites.tailInput).focus();
    await notebook.page.keyboard.press('Home');
    expect(await gate(sites.tailInput).getAttribute('aria-valuenow')).toBe('0');
    await edited(1);
    expect(await lines()).toEqual(['the long skip connection open to 0%']);
    await isAnother();
    await showsWhatNodeFinds([{ kind: 'gate', site: sites.tailInput, value: 0 }]);
  });

  it('is dragged open half-way by mouse, in one step of the history', async () => {
    await notebook.look(map);
    const handle = gate(sites.tailInput);
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.locator('rect').boundingBox();
    if (!box) throw new Error('The gate cannot be seen.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const { mouse } = notebook.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + 75, y + 20, { steps: 6 });
    await mouse.up();
    const value = Number(await handle.getAttribute('aria-valuenow'));
    expect(value).toBeCloseTo(0.5, 2);
    await edited(1);
    await showsWhatNodeFinds([{ kind: 'gate', site: sites.tailInput, value }]);
    await button('Undo').click();
    await edited(1);
    expect(await lines()).toEqual(['the long skip connection open to 0%']);
  });

  it('leads to the others by up and down, and is taken back by Delete', async () => {
    await notebook.look(map);
    await gate(sites.tailInput).focus();
    await notebook.page.keyboard.press('ArrowUp');
    for (const key of ['PageDown', 'ArrowLeft']) await notebook.page.keyboard.press(key);
    expect(await gate(sites.group(4)).getAttribute('aria-valuenow')).toBe('0.7');
    await edited(2);
    await gate(sites.group(4)).focus();
    await notebook.page.keyboard.press('Delete');
    await edited(1);
  });

  it('and all of it undone gives back the first output; redone and reset too', async () => {
    await button('Reset').click();
    await edited(0);
    expect(await notebook.savedPicture()).toEqual(first);
    expect(await notebook.figure(panel).locator('[data-suggestion]').count()).toBe(4);
    await button('Undo').click();
    await edited(1);
    await isAnother();
    await button('Redo').click();
    await edited(0);
    expect(await notebook.savedPicture()).toEqual(first);
  });
});

describe('attention', () => {
  const s = () => notebook.figure(unfolded).locator('.readout').getAttribute('data-s');

  it('is left out in all blocks at once, and taken back by the same button', async () => {
    await notebook.look(heatmap);
    await notebook.figure(panel).getByRole('radio', { name: 'all blocks' }).check({ force: true });
    await button('Left out (s = 1)').click();
    await edited(25);
    expect(await lines()).toEqual(['25 blocks: attention left out, every channel passed unchanged']);
    const cell = notebook.figure(heatmap).getByRole('gridcell');
    expect(await cell.getAttribute('data-value')).toBe('1');
    const identity = (g: number, b: number): Edit => ({ kind: 'identity', site: sites.attention(g, b) });
    const five = [0, 1, 2, 3, 4];
    await showsWhatNodeFinds(five.flatMap((g) => five.map((b) => identity(g, b))));
    await button('Left out (s = 1)').click();
    await edited(0);
  });

  it('of a channel is muted and scaled by keyboard', async () => {
    await button('Mute').focus();
    await notebook.page.keyboard.press('Enter');
    await edited(1);
    expect(await lines()).toEqual(['group 3, block 3: channel 5 muted']);
    await notebook.figure(panel).getByRole('slider', { name: 'Multiply s by' }).focus();
    await notebook.page.keyboard.press('ArrowLeft');
    await edited(1);
    expect(await lines()).toEqual(['group 3, block 3: attention of channel 5 times 0.9500']);
    await notebook
      .figure(panel)
      .getByRole('button', { name: /^Remove:/ })
      .click();
    await edited(0);
  });

  it('of a channel counts for nothing once the convolution’s channel is zeroed', async () => {
    await notebook.figure(panel).getByRole('combobox', { name: 'Convolution' }).selectOption('1');
    await button('Zero channel 5 of').click();
    await edited(1);
    const channels = [5];
    const site = sites.blockConv2(3, 3);
    await showsWhatNodeFinds([{ kind: 'zero-channels', site, side: 'output', channels }]);
    await button('Zero channel 5 of').click();
    await edited(0);
  });

  it('is replaced by its mean over the test cards, which are run behind the page', async () => {
    await notebook.figure(panel).getByRole('radio', { name: 'this block' }).check({ force: true });
    await button('Mean over the test cards').click();
    await notebook
      .figure(panel)
      .getByText(/^Test cards: \d of 7/)
      .waitFor();
    await edited(1);
    expect(await lines()).toEqual([
      'group 3, block 3: attention replaced by its mean over a set of pictures',
    ]);
    expect(await button('Mean over the test cards').getAttribute('aria-pressed')).toBe('true');
    await button('Reset').click();
    await edited(0);
  });

  it('of one picture is transplanted into another', async () => {
    await notebook.look(unfolded);
    const kept = await s();
    expect(await button('Transplant it').isDisabled()).toBe(true);
    await button('Keep this attention').click();
    await notebook.drop('part.png', encodePng(crop(hr, { x: 0, y: 0, width: 40, height: 40 })));
    await notebook.figure(1).getByText('part.png').waitFor({ timeout: 60_000 });
    await notebook.idle();
    expect(await s()).not.toBe(kept);
    await button('Transplant it').click();
    await edited(1);
    expect(await s()).toBe(kept);
    expect(await notebook.figure(panel).textContent()).toContain('Kept: facade.png');
  });

  it('was changed without a complaint', () => {
    expect(notebook.complaints).toEqual([]);
  });
});
