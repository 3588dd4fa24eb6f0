import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { psnr } from '../../src/analysis/metrics.ts';
import { differencePlane } from '../../src/analysis/picture-planes.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { quantize, type Pixels } from '../../src/image/pixels.ts';
import { encodePng } from '../../src/image/png.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import * as sites from '../../src/model/sites.ts';
import { runInNode } from './node-reference.ts';
import { galleryAddress, NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig } from './small-network.ts';

// 40 x 36 pixels for the network.
const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const lr = downscale(hr, 2);
const [g, b, c] = [1, 1, 5];
const blockCount = smallConfig.groups * smallConfig.blocks;

let notebook: NotebookPage;
beforeAll(async () => {
  notebook = await NotebookPage.blank();
});
beforeEach(async () => {
  const cells = [
    'InterventionPanel',
    'ArchitectureMap',
    'AttentionHeatmap',
    'AttentionUnfolded',
    'ImageComparison',
  ] as const;
  await notebook.page.goto(galleryAddress(cells, { site: sites.attention(g, b), channel: c }));
  await notebook.idle();
  await notebook.take('facade.png', encodePng(hr));
  await notebook.look('intervention');
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const panel = () => notebook.figure('intervention');
const button = (name: string) => panel().getByRole('button', { name, exact: true });
const lines = () => panel().locator('ul li span').allTextContents();
/** Opens the tools for blocks and channels. */
const tools = () => notebook.openSettings('intervention', 'Change a block or channel');
const gate = (site: string) => notebook.figure('map').locator(`[data-gate="${site}"]`).first();

/** Waits until the panel counts so many edits, and they are computed and measured. */
async function edited(count: number) {
  const counted = () => panel().locator('[data-edits]').getAttribute('data-edits');
  await expect.poll(counted, { timeout: 20_000 }).toBe(String(count));
  await notebook.idle();
  return notebook.look('intervention');
}

/** Shuts the gate of the long skip connection by keyboard. */
async function shutLongSkip(): Promise<void> {
  await notebook.look('map');
  await gate(sites.tailInput).focus();
  await notebook.page.keyboard.press('Home');
  expect(await gate(sites.tailInput).getAttribute('aria-valuenow')).toBe('0');
  await edited(1);
}

async function outputInNode(edits: readonly Edit[]): Promise<Pixels> {
  return quantize((await runInNode(lr, [], { edits })).output);
}

/** What the panel says against the same edits in Node. */
async function showsWhatNodeFinds(edits: readonly Edit[]) {
  const [before, after] = [await outputInNode([]), await outputInNode(edits)];
  const difference = differencePlane(after, before);
  const score = (of: string) => panel().locator(`[data-psnr="${of}"]`).getAttribute('data-value');
  await showsNear(() => score('plain'), psnr(before, hr, 2));
  await showsNear(() => score('edited'), psnr(after, hr, 2));
  const change = psnr(after, hr, 2) - psnr(before, hr, 2);
  expect(Number(await score('change'))).toBeCloseTo(change, 2);
  const scores = panel().locator('.scores');
  const largest = difference.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Rounding to 8 bits may fall either way in a pixel.
  expect(Math.abs(Number(await scores.getAttribute('data-largest')) - largest)).toBeLessThan(1);
  const { table } = planeSpectrum(difference);
  const curve = (name: string) => panel().locator(`tr[data-curve="difference"]`).getAttribute(name);
  await expect
    .poll(async () => Math.abs(Number(await curve('data-energy')) / table.energy[0]! - 1), {
      timeout: 20_000,
    })
    .toBeLessThan(0.01);
  expect(Number(await curve('data-share'))).toBeCloseTo(shareAbove(table, 0, 0.25), 2);
}

/** What the network makes of the picture, as the comparison saves it. */
async function picture(): Promise<Pixels> {
  await notebook.look('comparison');
  return notebook.savedPicture();
}

describe('with nothing edited', () => {
  it('the panel says what to begin with, and has nothing to undo', async () => {
    expect(await panel().locator('[data-suggestion]').count()).toBe(4);
    for (const name of ['Undo', 'Redo', 'Reset']) expect(await button(name).isDisabled()).toBe(true);
    expect(await panel().locator('[data-largest]').count()).toBe(0);
  });
});

describe('a gate', () => {
  it('is shut by keyboard: output, decibels, difference and spectrum are those of Node', async () => {
    const first = await picture();
    await shutLongSkip();
    expect(await lines()).toEqual(['the long skip connection open to 0%']);
    expect(await picture()).not.toEqual(first);
    await notebook.look('intervention');
    await showsWhatNodeFinds([{ kind: 'gate', site: sites.tailInput, value: 0 }]);
  });

  it('is dragged open half-way by mouse, in one step of the history', async () => {
    await shutLongSkip();
    await notebook.look('map');
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
    await shutLongSkip();
    const lastGroup = sites.group(smallConfig.groups - 1);
    await notebook.look('map');
    await gate(sites.tailInput).focus();
    await notebook.page.keyboard.press('ArrowUp');
    for (const key of ['PageDown', 'ArrowLeft']) await notebook.page.keyboard.press(key);
    expect(await gate(lastGroup).getAttribute('aria-valuenow')).toBe('0.7');
    await edited(2);
    await gate(lastGroup).focus();
    await notebook.page.keyboard.press('Delete');
    await edited(1);
  });

  it('and all of it undone gives back the first output; redone and reset too', async () => {
    const first = await picture();
    await shutLongSkip();
    await button('Reset').click();
    await edited(0);
    expect(await picture()).toEqual(first);
    expect(await panel().locator('[data-suggestion]').count()).toBe(4);
    await button('Undo').click();
    await edited(1);
    expect(await picture()).not.toEqual(first);
    await button('Redo').click();
    await edited(0);
    expect(await picture()).toEqual(first);
  });
});

describe('attention', () => {
  const s = () => notebook.figure('unfolded').locator('.readout').getAttribute('data-s');

  it('is left out in all blocks at once, and taken back by the same button', async () => {
    await notebook.look('heat-map');
    await notebook.choose('intervention', 'all blocks');
    await tools();
    await button('Left out (s = 1)').click();
    await edited(blockCount);
    expect(await lines()).toEqual([
      `${blockCount} blocks: attention left out, every channel passed unchanged`,
    ]);
    const cell = notebook.figure('heat-map').getByRole('gridcell');
    expect(await cell.getAttribute('data-value')).toBe('1');
    const identity = (group: number, block: number): Edit => ({
      kind: 'identity',
      site: sites.attention(group, block),
    });
    const blocks = [0, 1, 2];
    await showsWhatNodeFinds([0, 1].flatMap((group) => blocks.map((block) => identity(group, block))));
    await tools();
    await button('Left out (s = 1)').click();
    await edited(0);
  });

  it('of a channel is muted and scaled by keyboard', async () => {
    await notebook.choose('intervention', 'mute');
    await edited(1);
    expect(await lines()).toEqual([`group ${g}, block ${b}: channel ${c} muted`]);
    await tools();
    await panel().getByRole('slider', { name: 'Multiply s by' }).focus();
    await notebook.page.keyboard.press('ArrowLeft');
    await edited(1);
    expect(await lines()).toEqual([`group ${g}, block ${b}: attention of channel ${c} times 0.9500`]);
    await notebook.page.keyboard.press('Escape');
    await notebook.openSettings('intervention', '1 edit');
    await panel()
      .getByRole('button', { name: /^Remove:/ })
      .click();
    await edited(0);
  });

  it('of a channel counts for nothing once the convolution’s channel is zeroed', async () => {
    await tools();
    await panel().getByRole('combobox', { name: 'Convolution' }).selectOption('second');
    await button(`Zero channel ${c} of`).click();
    await edited(1);
    const site = sites.blockConv2(g, b);
    await showsWhatNodeFinds([{ kind: 'zero-channels', site, side: 'output', channels: [c] }]);
    await tools();
    await button(`Zero channel ${c} of`).click();
    await edited(0);
  });

  it('has hidden units, which can be muted, and no more of them than there are', async () => {
    await tools();
    await panel().getByRole('combobox', { name: 'Convolution' }).selectOption('squeeze');
    expect(await button(`Zero hidden unit ${c} of`).isDisabled()).toBe(true);
    await panel().getByText('The hidden units are 0 to').waitFor();
    await panel().getByRole('spinbutton', { name: 'Channel' }).fill('1');
    await panel().getByRole('spinbutton', { name: 'Channel' }).press('Enter');
    await button('Zero hidden unit 1 of').click();
    await edited(1);
    const site = sites.squeeze(g, b);
    await showsWhatNodeFinds([{ kind: 'zero-channels', site, side: 'output', channels: [1] }]);
    await tools();
    await button('Zero hidden unit 1 of').click();
    await edited(0);
  });

  it('is replaced by its mean over the test cards, which are run behind the page', async () => {
    await notebook.choose('intervention', 'this block');
    await tools();
    await button('Mean over the test cards').click();
    await panel()
      .getByText(/^Test cards: \d of 7/)
      .waitFor();
    await edited(1);
    expect(await lines()).toEqual([
      `group ${g}, block ${b}: attention replaced by its mean over a set of pictures`,
    ]);
    expect(await button('Mean over the test cards').getAttribute('aria-pressed')).toBe('true');
    await button('Reset').click();
    await edited(0);
  });

  it('of one picture is transplanted into another', async () => {
    await notebook.look('unfolded');
    const kept = await s();
    await notebook.look('intervention');
    await tools();
    expect(await button('Transplant it').isDisabled()).toBe(true);
    await button('Keep this attention').click();
    await notebook.take('part.png', encodePng(crop(hr, { x: 0, y: 0, width: 40, height: 40 })));
    expect(await s()).not.toBe(kept);
    await notebook.look('intervention');
    await tools();
    await button('Transplant it').click();
    await edited(1);
    expect(await s()).toBe(kept);
    expect(await panel().textContent()).toContain('Kept: facade.png');
  });
});
