import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correlate } from '../../src/analysis/correlation.ts';
import { finding } from '../../src/analysis/finding.ts';
import { mapSpectra } from '../../src/analysis/spectrum-meter.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { cardIds, drawCard } from '../../src/image/cards/index.ts';
import { crop } from '../../src/image/crop.ts';
import { encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import {
  averagedPoints,
  type AtlasPoint,
  type MeasuredPicture,
} from '../../src/views/channel-atlas/points.ts';
import { channelPoints } from '../../src/views/channel-points/points.ts';
import { samePlace } from '../../src/views/shared/channel-place.ts';
import { scatterLayout, walk } from '../../src/views/shared/scatter.ts';
import { press } from '../key-press.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const [g, b, c] = [1, 1, 5];
/** Of the group, and how many channels they have together. */
const blocks = [0, 1, 2];
const channels = 48;
/** What the page begins with. */
const cutoff = 0.25;

let notebook: NotebookPage;
let node: RunResult;

const figure = () => notebook.figure('atlas');
const choose = (name: string) => notebook.choose('atlas', name);
const said = (name: string) => figure().locator('.finding').getAttribute(`data-${name}`);
const circle = ({ block, channel }: { block: number; channel: number }) =>
  figure().locator(`circle.point[data-block="${block}"][data-channel="${channel}"]`);
const marked = () => figure().locator('[data-marked]');
const field = () => figure().getByRole('slider', { name: 'Channels by share and attention' });
const type = async (...keys: readonly string[]) => {
  for (const key of keys) await notebook.page.keyboard.press(key);
};

/** The points as Node finds them. */
function points(wanted: readonly number[], from: number): AtlasPoint[] {
  const measured = wanted.map((block) => ({
    group: g,
    block,
    table: mapSpectra(recordOf(node, sites.blockConv2(g, block))),
    attention: recordOf(node, sites.attention(g, block)).data,
  }));
  return channelPoints(measured, from);
}

async function saysWhatNodeFinds(all: readonly AtlasPoint[]): Promise<void> {
  const correlations = correlate(
    all.map(({ share }) => share),
    all.map(({ attention }) => attention),
  );
  await expect.poll(() => said('points')).toBe(String(all.length));
  for (const name of ['spearman', 'pearson'] as const) {
    const { value, low, high } = correlations[name];
    await showsNear(() => said(name), value);
    await showsNear(() => said(`${name}-low`), low);
    await showsNear(() => said(`${name}-high`), high);
  }
  expect(await said('finding')).toBe(finding(correlations));
}

/** Which channel the page has selected. */
function selectedPlace(): { block: number; channel: number } {
  const place = sites.placeOf(node.trace.config, notebook.inAddress('site')!);
  return { block: place.block!, channel: Number(notebook.inAddress('channel')) };
}

afterEach(() => expect(notebook.complaints).toEqual([]));

describe('the channel atlas', () => {
  beforeAll(async () => {
    const [first, ...others] = [
      'ChannelAtlas',
      'AttentionHeatmap',
      'AttentionUnfolded',
      'PooledSpectrum',
      'GroupMaps',
      'Spectrum',
    ] as const;
    const query = { site: sites.attention(g, b), channel: c, bar: 1 };
    notebook = await NotebookPage.gallery([first, ...others], { query });
    node = await runInNode(
      downscale(hr, 2),
      blocks.map((block) => sites.blockConv2(g, block)),
    );
    await notebook.take('facade.png', encodePng(hr));
  });
  beforeEach(async () => {
    await notebook.look('atlas');
    await notebook.measure(cutoff);
    await choose('this block');
    if ((await marked().count()) === 0) return;
    await field().focus();
    await type('Escape');
  });
  afterAll(() => notebook.page.close());

  it('places every channel of the block by the share and the attention that Node finds', async () => {
    const { block } = selectedPlace();
    for (const point of points([block], cutoff)) {
      await showsNear(() => circle(point).getAttribute('data-x'), point.share);
      await showsNear(() => circle(point).getAttribute('data-y'), point.attention);
      await showsNear(() => circle(point).getAttribute('data-size'), point.energy);
    }
    await saysWhatNodeFinds(points([block], cutoff));
  });

  it('follows the cut-off, points and sentence', async () => {
    await notebook.measure(0.21);
    await saysWhatNodeFinds(points([selectedPlace().block], 0.21));
    expect(await said('cutoff')).toBe('0.21');
    expect(await figure().locator('.sample').textContent()).toContain('cut-off 0.21 cycles/pixel');
  });

  it('shows the whole group when asked to', async () => {
    await choose('the whole group');
    await saysWhatNodeFinds(points(blocks, cutoff));
    expect(await figure().locator('.finding').textContent()).toContain(
      `Over ${channels} channels of group ${g},`,
    );
  });

  it('arrow keys walk from point to point, and Enter selects the channel for the page', async () => {
    await choose('the whole group');
    const all = points(blocks, cutoff);
    await expect.poll(() => said('points')).toBe(String(channels));
    const { dots } = scatterLayout(
      all,
      [
        { label: '', of: ({ share }) => share, fromZero: true },
        { label: '', of: ({ attention }) => attention },
      ],
      ({ energy }) => energy,
      800,
      400,
    );
    const next = walk<AtlasPoint>(press('ArrowRight'), { group: g, ...selectedPlace() }, dots)!;
    const wanted = walk(press('ArrowUp'), next, dots)!;
    await field().focus();
    await type('ArrowRight', 'ArrowUp', 'Enter');
    const numbers = figure().locator('.numbers');
    expect(await numbers.getAttribute('data-channel')).toBe(String(wanted.channel));
    const selected = () => [notebook.inAddress('site'), notebook.inAddress('channel')];
    await expect.poll(selected).toEqual([sites.attention(g, wanted.block), String(wanted.channel)]);
  });

  it('the space bar marks a channel, which is listed until Escape lets go of it', async () => {
    await field().focus();
    await type('Space');
    expect(await marked().getAttribute('data-marked')).toBe('1');
    expect(await figure().locator('tbody tr').count()).toBe(1);
    await type('Escape');
    await marked().waitFor({ state: 'detached' });
  });

  /** Marks the right half of the plot by a rectangle; gives how many channels lie in it. */
  async function markHalf(): Promise<number> {
    await choose('the whole group');
    await expect.poll(() => said('points')).toBe(String(channels));
    await field().scrollIntoViewIfNeeded();
    const box = await field().boundingBox();
    if (!box) throw new Error('The plot cannot be seen.');
    const middle = box.x + box.width / 2;
    const { mouse } = notebook.page;
    await mouse.move(middle, box.y + 1);
    await mouse.down();
    await mouse.move(box.x + box.width - 1, box.y + box.height - 1, { steps: 4 });
    await mouse.up();
    const centres = await figure()
      .locator('circle.point')
      .evaluateAll((circles) =>
        circles.map((element) => {
          const { x, width } = element.getBoundingClientRect();
          return x + width / 2;
        }),
      );
    return centres.filter((x) => x >= middle).length;
  }

  it('a rectangle marks what lies in it', async () => {
    const inside = await markHalf();
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThan(channels);
    expect(await marked().getAttribute('data-marked')).toBe(String(inside));
    expect(await figure().locator('circle.marked').count()).toBe(inside);
    expect(await figure().locator('tbody tr').count()).toBe(inside);
  });

  it('what is marked is marked in the other figures too', async () => {
    await markHalf();
    const places = await figure()
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => ({
          block: Number(row.getAttribute('data-block')),
          channel: Number(row.getAttribute('data-channel')),
        })),
      );
    const dots = (other: string) =>
      notebook
        .figure(other)
        .locator('[data-marked]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-marked')).sort());
    await notebook.look('heat-map');
    expect(await dots('heat-map')).toEqual(
      places.map(({ block, channel }) => `${g}.${block}.${channel}`).sort(),
    );
    const { block } = selectedPlace();
    const ofBlock = places.filter((place) => place.block === block).map(({ channel }) => String(channel));
    for (const other of ['unfolded', 'pooling']) {
      await notebook.look(other);
      await expect.poll(() => dots(other)).toEqual(ofBlock.sort());
    }
    await notebook.look('groups');
    await expect
      .poll(() => dots('groups'))
      .toEqual([...new Set(places.map(({ channel }) => String(channel)))].sort());
  });

  it('the mean of what is marked lies over the spectrum', async () => {
    await choose('the whole group');
    await expect.poll(() => said('points')).toBe(String(channels));
    await field().focus();
    await type('Space');
    const { block, channel } = selectedPlace();
    await type('ArrowRight', 'Space');
    expect(await marked().getAttribute('data-marked')).toBe('2');
    const other = await figure()
      .locator('.numbers')
      .evaluate((line) => ({ block: Number(line.dataset.block), channel: Number(line.dataset.channel) }));
    const all = points(blocks, cutoff);
    const energies = [{ block, channel }, other].map(
      (place) => all.find((point) => samePlace(point, { group: g, ...place }))!.energy,
    );
    await notebook.look('spectrum');
    const mean = notebook.figure('spectrum').locator('tr[data-curve="marked"]');
    await showsNear(() => mean.getAttribute('data-energy'), (energies[0]! + energies[1]!) / 2);
    await notebook.look('atlas');
    await field().focus();
    await type('Escape');
    await mean.waitFor({ state: 'detached' });
  });

  it('a click on a point selects its channel', async () => {
    await choose('the whole group');
    await expect.poll(() => said('points')).toBe(String(channels));
    const target = circle({ block: 2, channel: 9 });
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error('The point cannot be seen.');
    await notebook.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => notebook.inAddress('site')).toBe(sites.attention(g, 2));
    expect(notebook.inAddress('channel')).toBe('9');
  });
});

describe('over the test cards', () => {
  afterEach(() => notebook.page.close());

  const controls = () => figure().locator('[data-measured]');
  const measured = () => controls().getAttribute('data-measured');
  const run = (pictures: number) =>
    figure()
      .getByRole('button', { name: new RegExp(`^Run ${pictures} picture`) })
      .click();

  async function open(network: 'small' | 'shipped'): Promise<void> {
    const query = { network, site: sites.attention(g, b), channel: c };
    notebook = await NotebookPage.gallery(['ChannelAtlas', 'AttentionHeatmap'], { query });
    await notebook.take('facade.png', encodePng(hr));
    await notebook.look('atlas');
    await choose('all test cards');
    expect(await measured()).toBe('0');
  }

  /** The channels of a block on every card and on the page's picture, as Node finds them. */
  async function measureCards(block: number): Promise<MeasuredPicture[]> {
    const found: MeasuredPicture[] = [];
    for (const lr of [...cardIds.map((id) => downscale(drawCard(id, 192), 2)), downscale(hr, 2)]) {
      const run = await runInNode(lr, [sites.blockConv2(g, block)]);
      const table = mapSpectra(recordOf(run, sites.blockConv2(g, block)));
      found.push([{ group: g, block, table, attention: recordOf(run, sites.attention(g, block)).data }]);
    }
    return found;
  }

  it('runs them in the background when it is asked to, and averages each channel over them first', async () => {
    await open('small');
    // Until then the plot of the picture on the page stays, with the sentence that belongs to it.
    await figure().getByText('have not been run yet').waitFor();
    await expect.poll(() => said('pictures')).toBe('1');
    expect(await figure().locator('circle.point').count()).toBe(node.trace.config.features);
    await run(8);
    await expect.poll(measured, { timeout: 100_000 }).toBe('8');
    const sample = figure().locator('.sample');
    expect(await sample.textContent()).toContain('7 test cards, facade.png (40 × 36 px)');
    const onPage = notebook.figure('heat-map').locator('.sample');
    expect(await onPage.textContent(), 'the page keeps its picture').toContain('facade.png');

    const all = averagedPoints(await measureCards(b), cutoff);
    for (const point of [all[9]!, all[12]!]) {
      await showsNear(() => circle(point).getAttribute('data-x'), point.share);
      await showsNear(() => circle(point).getAttribute('data-y'), point.attention);
    }
    await expect.poll(() => said('pictures')).toBe('8');
    await saysWhatNodeFinds(all);
  });

  // A network that takes its time.
  it('is cancelled half-way, keeps what it has, goes on from there, and remembers the group', async () => {
    await open('shipped');
    await run(8);
    await figure().getByRole('progressbar').waitFor();
    await expect.poll(measured, { timeout: 60_000, interval: 20 }).not.toBe('0');
    await figure().getByRole('button', { name: 'Cancel' }).click();
    const kept = Number(await measured());
    expect(kept).toBeLessThan(8);
    await figure()
      .getByText(/^Cancelled after/)
      .waitFor();
    await run(8 - kept);
    await expect.poll(measured, { timeout: 100_000 }).toBe('8');

    const select = async (...keys: readonly string[]) => {
      await notebook.look('heat-map');
      await notebook.figure('heat-map').getByRole('grid').focus();
      await type(...keys, 'Enter');
      await notebook.look('atlas');
    };
    await select('PageUp');
    expect(await measured()).toBe('0');
    await select('PageDown');
    expect(await measured()).toBe('8');
  });
});
