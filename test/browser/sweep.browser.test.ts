import { range } from 'd3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correlateBlocks } from '../../src/analysis/block-correlations.ts';
import { channelCost, costKinds, readOutput, type ChannelCost } from '../../src/analysis/channel-cost.ts';
import { SpectrumMeter } from '../../src/analysis/spectrum-meter.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { encodePng } from '../../src/image/png.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention } from '../../src/model/sites.ts';
import { openHarness } from './harness-page.ts';
import { runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig } from './small-network.ts';

const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const [g, b] = [1, 1];
const inBlock = smallConfig.features;

let notebook: NotebookPage;
/** What each channel of the block costs, as Node finds it, and the block's attention. */
let costs: readonly ChannelCost[];
let factors: Float32Array;

/** A page with the figure, on the gallery's network or on the notebook's, which takes its time. */
async function open(network: 'small' | 'shipped'): Promise<void> {
  const query = { site: attention(g, b), channel: 5, bar: 1, network };
  notebook = await NotebookPage.gallery(['ChannelCost'], { query });
  await notebook.take('facade.png', encodePng(hr));
  await notebook.look('cost');
}

async function costsInNode() {
  const picture = downscale(hr, 2);
  const meter = new SpectrumMeter(hr.height, hr.width);
  const run = async (edits: readonly Edit[]) => {
    const { output, trace } = await runInNode(picture, [], { edits });
    return { reading: readOutput({ sr: restoreColors(output, picture), hr, scale: 2 }, meter), trace };
  };
  const plain = await run([]);
  const costs: ChannelCost[] = [];
  for (const channel of range(inBlock)) {
    const { reading } = await run([{ kind: 'mute', site: attention(g, b), channels: [channel] }]);
    costs.push(channelCost(plain.reading, reading, 0.25));
  }
  return { costs, factors: plain.trace.records.get(attention(g, b))!.data };
}

const figure = () => notebook.figure('cost');
const button = (name: string | RegExp) => figure().getByRole('button', { name });
const sweep = () => figure().locator('[data-sweep]');
const reaches = (state: string) => figure().locator(`[data-sweep="${state}"]`).waitFor({ timeout: 60_000 });
const done = async () => Number(await sweep().getAttribute('data-done'));
const said = (name: string) => figure().locator('.finding').getAttribute(`data-${name}`);
const rows = () => figure().locator('tbody tr');
const order = () => rows().evaluateAll((all) => all.map((row) => Number(row.dataset.channel)));
const from = (kind: keyof ChannelCost) =>
  range(costs.length).toSorted((a, b) => costs[b]![kind] - costs[a]![kind]);

describe('the sweep', () => {
  beforeAll(async () => {
    await open('small');
    ({ costs, factors } = await costsInNode());
  });
  beforeEach(async () => {
    await notebook.choose('cost', 'this block');
    if ((await sweep().getAttribute('data-sweep')) !== 'done') {
      await button(`Mute ${inBlock} channels in turn`).click();
      await reaches('done');
    }
    await notebook.choose('cost', 'PSNR lost');
  });
  afterEach(() => expect(notebook.complaints).toEqual([]));
  afterAll(() => notebook.page.close());

  it('mutes every channel of the block, and costs are those that Node finds', async () => {
    const shown = await rows().evaluateAll((all) =>
      all.map(({ dataset }) => ({ psnr: Number(dataset.psnr), high: Number(dataset.high) })),
    );
    expect(shown).toHaveLength(inBlock);
    // A sum in another order may round a sample of the output the other way: 1 of 255 in one of 17,000 samples.
    for (const [rank, channel] of from('psnr').entries())
      for (const kind of costKinds) expect(shown[rank]![kind]).toBeCloseTo(costs[channel]![kind], 4);
    expect(await order()).toEqual(from('psnr'));
  });

  it('says how these costs go with attention, and how sure that is', async () => {
    await expect.poll(() => said('points')).toBe(String(inBlock));
    const shown = await rows().evaluateAll((all) =>
      all.map(({ dataset }) => [Number(dataset.channel), Number(dataset.psnr)] as const),
    );
    // In the order of the sweep: which channels a resample draws depends on it.
    shown.sort(([one], [other]) => one - other);
    const x = shown.map(([channel]) => factors[channel]!);
    const { spearman, pearson } = correlateBlocks([{ x, y: shown.map(([, psnr]) => psnr) }]);
    for (const [name, { value, low, high }] of Object.entries({ spearman, pearson })) {
      await showsNear(() => said(name), value);
      await showsNear(() => said(`${name}-low`), low);
      await showsNear(() => said(`${name}-high`), high);
    }
  });

  it('ranks by the high frequency that is lost when asked to, and a row selects its channel', async () => {
    await notebook.choose('cost', 'high-frequency energy lost');
    const [dearest] = from('high');
    await expect.poll(async () => (await order())[0]).toBe(dearest);
    const entry = figure().locator('tbody button[tabindex="0"]');
    await entry.focus();
    for (const key of ['Home', 'Enter']) await notebook.page.keyboard.press(key);
    await expect.poll(() => notebook.inAddress('channel')).toBe(String(dearest));
  });
});

describe('a sweep of a whole group that takes its time', () => {
  const found = async () => {
    const count = await done();
    expect(await rows().count()).toBe(Math.min(count, 64));
    return count;
  };
  beforeEach(async () => {
    await open('shipped');
    await notebook.choose('cost', 'the whole group');
    await button('Mute 160 channels in turn').click();
    await expect.poll(done).toBeGreaterThan(2);
  });
  afterEach(async () => {
    expect(notebook.complaints).toEqual([]);
    await notebook.page.close();
  });

  it('rests while it is paused, goes on, and keeps what it found when it is cancelled', async () => {
    await button('Pause').click();
    await reaches('paused');
    await notebook.page.waitForTimeout(400);
    const resting = await done();
    await notebook.page.waitForTimeout(400);
    expect(await done()).toBe(resting);
    await button('Go on').click();
    await expect.poll(done).toBeGreaterThan(resting + 2);
    await button('Cancel').click();
    await reaches('cancelled');
    const kept = await found();
    expect(kept).toBeLessThan(160);
    expect(await figure().locator('.outcome').textContent()).toContain(
      `Cancelled after ${kept} of 160 channels.`,
    );
  });

  it('leaves the engine free for another picture, of which the costs are then not', async () => {
    await button('Cancel').click();
    await reaches('cancelled');
    const kept = await found();
    const other = crop(drawCard('zone-plate', 64), { x: 0, y: 0, width: 48, height: 48 });
    await notebook.drop('other.png', encodePng(other));
    await figure().getByText('these costs are of the run before').waitFor({ timeout: 60_000 });
    await notebook.idle();
    expect(await found()).toBe(kept);
    expect(await figure().locator('.sample').textContent()).toContain('facade.png');
  });
});

it('a sweep that is cancelled half-way leaves no tensors behind', async () => {
  const page = await openHarness();
  await page.evaluate(() => window.harness.start('wasm'));
  const { found, state, tensors } = await page.evaluate(() =>
    window.harness.cancelledSweep('g2b2c8r4-x2-3ch-7x9'),
  );
  await page.close();
  expect([found, state]).toEqual([2, 'cancelled']);
  expect(tensors[1]).toBe(tensors[0]);
});
