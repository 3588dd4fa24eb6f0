import { range } from 'd3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correlate } from '../../src/analysis/correlation.ts';
import { finding } from '../../src/analysis/finding.ts';
import { partPlane } from '../../src/analysis/part-plane.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { joinChannels } from '../../src/analysis/spectrum-table.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { encodePng } from '../../src/image/png.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention } from '../../src/model/sites.ts';
import { addedPoints, addedValue, type AddedPoint } from '../../src/views/channel-points/added.ts';
import { openHarness } from './harness-page.ts';
import { runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig } from './small-network.ts';

const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
/** The last block: what its channels add, nothing works on any more, so that muting one takes exactly that away. */
const [g, b] = [smallConfig.groups - 1, smallConfig.blocks - 1];
const channels = range(smallConfig.features);
/** 1 / (2 scale). */
const cutoff = 0.25;

let notebook: NotebookPage;

const figure = (name = 'atlas') => notebook.figure(name);
const button = (name: RegExp, of = 'atlas') => figure(of).getByRole('button', { name });
const reaches = (state: string, of = 'atlas') =>
  figure(of).locator(`[data-sweep="${state}"]`).waitFor({ timeout: 60_000 });
const point = (channel: number) =>
  figure().locator(`circle.point[data-block="${b}"][data-channel="${channel}"]`);
const said = (factor: 'with' | 'without', name: string) =>
  figure().locator(`.finding[data-factor="${factor}"]`).getAttribute(`data-${name}`);

const against = async (measure: string): Promise<void> => {
  await figure().getByRole('combobox', { name: 'Against s' }).selectOption({ label: measure });
};

async function open(network: 'small' | 'shipped', query: Record<string, string | number> = {}) {
  notebook = await NotebookPage.gallery(['ChannelAtlas', 'AttentionHeatmap'], {
    query: { site: attention(g, b), channel: 5, network, ...query },
  });
  await notebook.take('facade.png', encodePng(hr));
  await notebook.look('atlas');
}

/** What Node’s output loses when each channel of the block is muted. */
async function lostInNode(): Promise<AddedPoint[]> {
  const picture = downscale(hr, 2);
  const run = (edits: readonly Edit[]) => runInNode(picture, [], { edits });
  const whole = await run([]);
  const tables = [];
  for (const channel of channels) {
    const muted = await run([{ kind: 'mute', site: attention(g, b), channels: [channel] }]);
    const lost = whole.output.data.map((value, i) => value - muted.output.data[i]!);
    tables.push(planeSpectrum(partPlane({ ...whole.output, data: lost })).table);
  }
  const factors = whole.trace.records.get(attention(g, b))!.data;
  return addedPoints([{ group: g, block: b, table: joinChannels(tables), attention: factors }], cutoff);
}

afterEach(() => expect(notebook.complaints).toEqual([]));

describe('what channels add to the picture', () => {
  let lost: readonly AddedPoint[];
  beforeAll(async () => {
    await open('small');
    lost = await lostInNode();
  });
  beforeEach(async () => {
    await notebook.look('atlas');
    await against('energy it adds');
    if ((await button(/^Compute what 16 channels add/).count()) > 0)
      await button(/^Compute what 16 channels add/).click();
    await point(5).waitFor({ timeout: 60_000 });
    await notebook.choose('atlas', 'as it is added');
  });
  afterAll(() => notebook.page.close());

  it('is what the output loses without the channel, by each measure', async () => {
    for (const [name, measure] of [
      ['high-frequency energy it adds', 'high'],
      ['share of what it adds', 'share'],
      ['energy it adds', 'energy'],
    ] as const) {
      await against(name);
      for (const one of lost) {
        // The output’s floats are of 255 levels, a channel adds a tenth of one: a difference of outputs is coarser.
        const shown = Number(await point(one.channel).getAttribute('data-x'));
        expect(
          Math.abs(shown / addedValue(one, measure, 'with') - 1),
          `${measure} ${one.channel}`,
        ).toBeLessThan(2e-3);
        await showsNear(() => point(one.channel).getAttribute('data-y'), one.attention);
      }
    }
  });

  it('is shown with s divided out, too', async () => {
    await notebook.choose('atlas', 'divided out');
    for (const one of lost) {
      const shown = Number(await point(one.channel).getAttribute('data-x'));
      const energy = addedValue(one, 'energy', 'without');
      expect(Math.abs(shown / energy - 1)).toBeLessThan(2e-3);
    }
  });

  it('tells how attention goes with it, with the factor s and without it, side by side', async () => {
    const s = lost.map((one) => one.attention);
    for (const factor of ['with', 'without'] as const) {
      const correlations = correlate(
        lost.map((one) => addedValue(one, 'energy', factor)),
        s,
      );
      await expect.poll(() => said(factor, 'points')).toBe(String(channels.length));
      for (const name of ['spearman', 'pearson'] as const)
        expect(Number(await said(factor, name))).toBeCloseTo(correlations[name].value, 2);
      expect(await said(factor, 'finding')).toBe(finding(correlations));
      expect(await said(factor, 'cutoff')).toBe(String(cutoff));
    }
    const [one, other] = await Promise.all([said('with', 'finding'), said('without', 'finding')]);
    const text = await figure().locator('[data-comparison]').textContent();
    expect(text).toContain(one === other ? 'come to the same' : 'The two differ');
  });

  it('stands in the address', async () => {
    await notebook.choose('atlas', 'divided out');
    await expect
      .poll(() => notebook.inAddress('figures'))
      .toContain('atlas.measure:energy;atlas.factor:without');
  });

  it('colours and orders the heat map, which need not compute it again', async () => {
    await notebook.look('heat-map');
    await notebook.choose('heat-map', 'by what it adds');
    expect(await button(/^Compute/, 'heat-map').count()).toBe(0);
    const cell = figure('heat-map').getByRole('gridcell');
    await figure('heat-map').getByRole('grid').focus();
    const order = lost.toSorted((x, y) => y.energy - x.energy).map(({ channel }) => channel);
    await notebook.page.keyboard.press('Home');
    for (const channel of order.slice(0, 4)) {
      expect(await cell.getAttribute('data-channel')).toBe(String(channel));
      const shown = Number(await cell.getAttribute('data-added'));
      expect(Math.abs(shown / addedValue(lost[channel]!, 'energy', 'with') - 1)).toBeLessThan(2e-3);
      await notebook.page.keyboard.press('ArrowRight');
    }
    await notebook.choose('heat-map', 'what it adds to the picture');
    const missing = figure('heat-map').locator('[data-missing]');
    await expect.poll(() => missing.count()).toBeGreaterThan(0);
    await button(/^Compute what 80 channels add/, 'heat-map').click();
    await expect.poll(() => missing.count(), { timeout: 60_000 }).toBe(0);
  });

  it('of a run with other edits is marked as of the run before, until it is computed anew', async () => {
    await notebook.look('heat-map');
    await notebook.choose('heat-map', 'by what it adds');
    await figure('heat-map').getByRole('grid').focus();
    await notebook.page.keyboard.press('m');
    await notebook.page.keyboard.press('Escape');
    await notebook.idle();
    const warning = figure('heat-map').getByText('what channels add is of the run before');
    await warning.waitFor();
    await button(/^Compute/, 'heat-map').click();
    await warning.waitFor({ state: 'detached' });
    await expect.poll(() => button(/^Cancel/, 'heat-map').count(), { timeout: 60_000 }).toBe(0);
    expect(await button(/^Compute/, 'heat-map').count()).toBe(0);
  });
});

describe('the sweep over what channels add', () => {
  afterEach(() => notebook.page.close());

  // A network that takes its time.
  it('rests while it is paused, goes on, and keeps whole blocks when it is cancelled', async () => {
    await open('shipped', { figures: 'atlas.measure:high;atlas.extent:group' });
    await button(/^Compute what 160 channels add/).click();
    const sweep = figure().locator('[data-sweep]');
    const done = async () => Number(await sweep.getAttribute('data-done'));
    await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(0);
    await button(/^Pause/).click();
    await reaches('paused');
    // The block that is under way is finished.
    await expect.poll(async () => (await done()) % 32, { timeout: 60_000 }).toBe(0);
    await button(/^Go on/).click();
    await reaches('running');
    await button(/^Cancel/).click();
    await reaches('cancelled');
    const kept = await done();
    expect(kept).toBeLessThan(160);
    expect(kept % 32).toBe(0);
    await expect.poll(() => figure().locator('circle.point').count()).toBe(kept);
    await button(new RegExp(`^Compute what ${160 - kept} channels add`)).waitFor();
  });
});

it('what channels add leaves no tensors behind when it is cancelled half-way', async () => {
  const page = await openHarness();
  await page.evaluate(() => window.harness.start('wasm'));
  const { found, state, tensors } = await page.evaluate(() =>
    window.harness.cancelledParts('g2b2c8r4-x2-3ch-7x9'),
  );
  await page.close();
  expect([found, state]).toEqual([1, 'cancelled']);
  expect(tensors[1]).toBe(tensors[0]);
});
