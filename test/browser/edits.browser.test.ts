import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { score } from '../../src/analysis/metrics.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention, blockConv1, pooled, tailConv } from '../../src/model/sites.ts';
import { editsToAddress } from '../../src/session/edits/edits-address.ts';
import { runInNode } from './node-reference.ts';
import { galleryAddress, NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

const [g, b, c] = [1, 1, 5];
const site = attention(g, b);
const mute: Edit = { kind: 'mute', site, channels: [c] };
const muteInAddress = `mute@${site}/${c}`;
const cells = ['ImageComparison', 'AttentionHeatmap', 'AttentionUnfolded'] as const;
const withEdits = (edits?: string) =>
  galleryAddress(cells, { card: 'facade', site, channel: c, ...(edits !== undefined && { edits }) });

let notebook: NotebookPage;
/** What the page shows without edits. */
let first: Pixels;

beforeAll(async () => {
  notebook = await NotebookPage.blank();
});
beforeEach(async () => {
  await notebook.page.goto(withEdits());
  await notebook.idle();
  await notebook.look('comparison');
  first = await notebook.savedPicture();
});
afterEach(() => expect(notebook.complaints).toEqual([]));
afterAll(() => notebook.page.close());

const bar = () => notebook.page.locator('.edits');
const effect = () => bar().locator('.effect');
const grid = () => notebook.figure('heat-map').getByRole('grid');
const address = () => notebook.inAddress('edits');

/** Waits until the page shows what so many edits make of the picture. */
async function shown(edits: number): Promise<void> {
  await notebook.page.waitForSelector(`[data-edits="${edits}"][data-pending="false"]`, { timeout: 60_000 });
  await notebook.idle();
}

/** Mutes the selected cell of the heat map by keyboard, and gives the picture that this makes. */
async function muteCell(): Promise<Pixels> {
  await notebook.look('heat-map');
  await grid().focus();
  await notebook.page.keyboard.press('m');
  await shown(1);
  return notebook.savedPicture();
}

describe('edits', () => {
  it('M on a cell of the heat map mutes the channel: picture, PSNR and address change', async () => {
    const muted = await muteCell();
    const hr = drawCard('facade', 192);
    const lr = downscale(hr, 2);
    const node = await runInNode(lr, [], { edits: [mute] });
    await showsNear(
      () => effect().getAttribute('data-psnr'),
      score(restoreColors(node.output, lr), hr, 2).psnr,
    );
    await showsNear(() => effect().getAttribute('data-plain'), score(first, hr, 2).psnr);
    expect(await notebook.psnr('sr')).toBe(Number(await effect().getAttribute('data-psnr')));
    expect(await effect().textContent()).toMatch(/^\s*\d\d\.\d\d dB, [−+]\d+\.\d\d+ by your edits\s*$/);
    expect(await grid().getByRole('gridcell').getAttribute('data-value')).toBe('0');
    expect(muted).not.toEqual(first);
    await expect.poll(address).toBe(muteInAddress);
  });

  it('Ctrl+Z gives the first picture back, pixel for pixel, and Ctrl+Y the edited one', async () => {
    const muted = await muteCell();
    await notebook.page.keyboard.press('Control+z');
    await shown(0);
    expect(await notebook.savedPicture()).toEqual(first);
    await expect.poll(address).toBeNull();
    await notebook.page.keyboard.press('Control+y');
    await shown(1);
    expect(await notebook.savedPicture()).toEqual(muted);
  });

  it('a cell is dragged down to another factor, which is one step of the history', async () => {
    await muteCell();
    expect(await grid().getByRole('gridcell').getAttribute('data-value')).toBe('0');
    await grid().scrollIntoViewIfNeeded();
    const mark = await notebook.figure('heat-map').locator('[data-mark="mute"] rect').boundingBox();
    if (!mark) throw new Error('The muted cell cannot be seen.');
    const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
    const { mouse } = notebook.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x, y - 75, { steps: 5 });
    await mouse.up();
    await shown(1);
    await expect.poll(address).toBe(`force@${site}/${c}=0.5`);
    expect(await grid().getByRole('gridcell').getAttribute('data-value')).toBe('0.5');
    await bar().getByRole('button', { name: 'Undo' }).click();
    await shown(1);
    await expect.poll(address).toBe(muteInAddress);
  });

  it('z of the unfolded block is set by its slider, with the arrow keys, and taken back', async () => {
    await muteCell();
    await notebook.look('unfolded');
    await notebook.openSettings('unfolded');
    const tools = notebook.figure('unfolded').locator('[data-vector="z"][role="group"]');
    const slider = tools.getByRole('slider', { name: `Set z of channel ${c}` });
    await slider.focus();
    await notebook.page.keyboard.press('ArrowRight');
    await shown(2);
    const z = Number(await slider.inputValue());
    await expect.poll(address).toBe(`${muteInAddress};force@${pooled(g, b)}/${c}=${z}`);
    await showsNear(() => notebook.figure('unfolded').locator('.readout').getAttribute('data-z'), z);
    await tools.getByRole('button', { name: 'Take back' }).click();
    await shown(1);
  });

  it('the list names the edits and removes one', async () => {
    await muteCell();
    await bar().getByRole('button', { name: '1 edit' }).click();
    const list = notebook.page.getByRole('dialog', { name: 'Your edits of the network' });
    await list.getByText(`group ${g}, block ${b}: channel ${c} muted`).waitFor();
    await list.getByRole('button', { name: 'Remove:' }).click();
    await shown(0);
    expect(await notebook.savedPicture()).toEqual(first);
    await notebook.page.keyboard.press('Control+z');
    await shown(1);
  });

  it('weights and biases of an address are named, and the picture is made with them', async () => {
    const weight: Edit = { kind: 'set-weight', site: blockConv1(g, b), index: [c, 0, 1, 1], value: 0.5 };
    const bias: Edit = { kind: 'set-bias', site: tailConv, channels: [0], value: 10 };
    const zero: Edit = { kind: 'set-weight', site: blockConv1(0, 0), index: [0, 0, 0, 0], value: 0 };
    // Of before weights had values.
    const older = `zero-weight@${blockConv1(0, 0)}/0,0,0,0`;
    await notebook.page.goto(withEdits(`${editsToAddress([weight, bias])};${older}`));
    await shown(3);
    const hr = drawCard('facade', 192);
    const lr = downscale(hr, 2);
    const node = await runInNode(lr, [], { edits: [weight, bias, zero] });
    await showsNear(
      () => effect().getAttribute('data-psnr'),
      score(restoreColors(node.output, lr), hr, 2).psnr,
    );
    await bar().getByRole('button', { name: '3 edits' }).click();
    const list = notebook.page.getByRole('dialog', { name: 'Your edits of the network' });
    await list.getByText(`${blockConv1(g, b)}: weight [${c}, 0, 1, 1] set to 0.5`).waitFor();
    await list.getByText(`${tailConv}: bias of channel 0 set to 10`).waitFor();
  });

  it('the address brings the same picture back', async () => {
    const muted = await muteCell();
    await expect.poll(address).toBe(muteInAddress);
    const psnr = await effect().getAttribute('data-psnr');
    await notebook.page.goto(withEdits(address() ?? ''));
    await shown(1);
    await notebook.look('comparison');
    expect(await effect().getAttribute('data-psnr')).toBe(psnr);
    expect(await notebook.savedPicture()).toEqual(muted);
  });
});

describe('edits in an address', () => {
  it('that cannot be read are refused, naming the entry', async () => {
    await notebook.page.goto(withEdits('gate@body.0=NaN;mute@nowhere/0'));
    await notebook
      .leftOut()
      .filter({ hasText: "Entry 0 of the edits: 'value' must be finite" })
      .waitFor({ timeout: 60_000 });
  });

  it('that name what the network has not are refused, naming the entry, and nothing is edited', async () => {
    await notebook.page.goto(withEdits(`${muteInAddress};mute@${attention(9, 9)}/0`));
    await notebook.leftOut().filter({ hasText: 'Entry 1 of the edits' }).waitFor({ timeout: 60_000 });
    await notebook.idle();
    expect(await bar().count()).toBe(0);
    await notebook.look('comparison');
    expect(await notebook.savedPicture()).toEqual(first);
  });
});
