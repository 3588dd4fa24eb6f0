import { range } from 'd3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { openNetwork, ownWeights } from '../../src/cli/open-engine.ts';
import { openHarness } from './harness-page.ts';
import { openNotebook, type NotebookPage, type Opened } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const [g, b] = [3, 3];

let opened: Opened;
let notebook: NotebookPage;
/** What each channel of the block costs, as Node finds it, and the block's attention. */
let costs: readonly ChannelCost[];
let factors: Float32Array;
beforeAll(async () => {
  opened = await openNotebook(`lang=en&theme=light&backend=wasm&site=${attention(g, b)}&channel=5`);
  notebook = opened.notebook;
  ({ costs, factors } = await costsInNode());
  await notebook.drop('facade.png', encodePng(hr));
  await notebook.figure(1).getByText('facade.png').waitFor({ timeout: 60_000 });
  await notebook.idle();
  await notebook.look(10);
});
afterAll(() => opened.browser.close());

async function costsInNode() {
  const { engine, info } = await openNetwork(ownWeights(2), 2);
  const picture = downscale(hr, 2);
  const meter = new SpectrumMeter(hr.height, hr.width);
  const run = async (edits: readonly Edit[]) => {
    const { output, trace } = await engine.run({ picture, sites: [], edits });
    return { reading: readOutput({ sr: restoreColors(output, picture), hr, scale: 2 }, meter), trace };
  };
  const plain = await run([]);
  const costs: ChannelCost[] = [];
  for (const channel of range(info.config.features)) {
    const { reading } = await run([{ kind: 'mute', site: attention(g, b), channels: [channel] }]);
    costs.push(channelCost(plain.reading, reading, 0.25));
  }
  engine.dispose();
  return { costs, factors: plain.trace.records.get(attention(g, b))!.data };
}

const figure = () => notebook.figure(10);
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
  it('mutes every channel of the block, and costs are those that Node finds', async () => {
    await button('Mute 32 channels in turn').click();
    await reaches('done');
    const shown = await rows().evaluateAll((all) =>
      all.map(({ dataset }) => ({ psnr: Number(dataset.psnr), high: Number(dataset.high) })),
    );
    expect(shown).toHaveLength(32);
    // A sum in another order may round a sample of the output the other way: 1 of 255 in one of 17,000 samples.
    for (const [rank, channel] of from('psnr').entries())
      for (const kind of costKinds) expect(shown[rank]![kind]).toBeCloseTo(costs[channel]![kind], 4);
    expect(await order()).toEqual(from('psnr'));
  });

  it('says how these costs go with attention, and how sure that is', async () => {
    await expect.poll(() => said('points')).toBe('32');
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
    await figure().getByRole('radio', { name: 'high-frequency energy lost' }).check({ force: true });
    const [dearest] = from('high');
    await expect.poll(async () => (await order())[0]).toBe(dearest);
    const entry = figure().locator('tbody button[tabindex="0"]');
    await entry.focus();
    for (const key of ['Home', 'Enter']) await notebook.page.keyboard.press(key);
    const query = () => new URL(notebook.page.url()).searchParams;
    await expect.poll(() => query().get('channel')).toBe(String(dearest));
  });

  it('rests while it is paused, goes on, and keeps what it found when it is cancelled', async () => {
    await figure().getByRole('radio', { name: 'the whole group' }).check({ force: true });
    await button('Mute 160 channels in turn').click();
    await expect.poll(done).toBeGreaterThan(2);
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
    const found = await done();
    expect(found).toBeLessThan(160);
    expect(await rows().count()).toBe(Math.min(found, 64));
    expect(await figure().locator('.outcome').textContent()).toContain(
      `Cancelled after ${found} of 160 channels.`,
    );
  });

  it('leaves the engine free for another picture, of which the costs are then not', async () => {
    const found = await done();
    await notebook.drop(
      'other.png',
      encodePng(crop(drawCard('zone-plate', 64), { x: 0, y: 0, width: 48, height: 48 })),
    );
    await notebook.figure(1).getByText('other.png').waitFor({ timeout: 60_000 });
    await notebook.idle();
    await figure().getByText('these costs are of the run before').waitFor();
    expect(await rows().count()).toBe(Math.min(found, 64));
    expect(await figure().locator('.sample').textContent()).toContain('facade.png');
    expect(notebook.complaints).toEqual([]);
  });
});

it('a sweep that is cancelled half-way leaves no tensors behind', async () => {
  const { browser, page } = await openHarness();
  await page.evaluate(() => window.harness.start('wasm'));
  const { found, state, tensors } = await page.evaluate(() =>
    window.harness.cancelledSweep('g2b2c8r4-x2-3ch-7x9'),
  );
  await browser.close();
  expect([found, state]).toEqual([2, 'cancelled']);
  expect(tensors[1]).toBe(tensors[0]);
});
