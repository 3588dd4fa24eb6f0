import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { openNotebook, runInNode, type NotebookPage, type Opened } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';

const hr = crop(drawCard('facade', 80), { x: 0, y: 4, width: 80, height: 72 });
const [g, b, c] = [3, 3, 5];

let opened: Opened;
let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  opened = await openNotebook(`lang=en&theme=light&backend=wasm&site=${sites.attention(g, b)}&channel=${c}`);
  notebook = opened.notebook;
  const blocks = [0, 1, 2, 3, 4];
  node = await runInNode(
    downscale(hr, 2),
    blocks.flatMap((block) => [sites.blockConv2(g, block), sites.attention(g, block)]),
  );
  await notebook.drop('facade.png', encodePng(hr));
  await notebook.figure(1).getByText('facade.png').waitFor({ timeout: 60_000 });
  await notebook.idle();
  await notebook.look(9);
});
afterAll(() => opened.browser.close());

const figure = () => notebook.figure(9);
const said = (name: string) => figure().locator('.finding').getAttribute(`data-${name}`);
const circle = ({ block, channel }: { block: number; channel: number }) =>
  figure().locator(`circle.point[data-block="${block}"][data-channel="${channel}"]`);
const marked = () => figure().locator('[data-marked]');
const field = () => figure().getByRole('slider', { name: 'Channels by share and attention' });

/** The points as Node finds them. */
function points(blocks: readonly number[], cutoff: number): AtlasPoint[] {
  const recorded = (site: string) => {
    const record = node.trace.records.get(site);
    if (!record) throw new Error(`Node recorded nothing at ${site}.`);
    return record;
  };
  const measured = blocks.map((block) => ({
    group: g,
    block,
    table: mapSpectra(recorded(sites.blockConv2(g, block))),
    attention: recorded(sites.attention(g, block)).data,
  }));
  return channelPoints(measured, cutoff);
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
async function selectedPlace(): Promise<{ block: number; channel: number }> {
  const query = new URL(notebook.page.url()).searchParams;
  const place = sites.placeOf(node.trace.config, query.get('site')!);
  return { block: place.block!, channel: Number(query.get('channel')) };
}

describe('the channel atlas', () => {
  it('places every channel of the block by the share and the attention that Node finds', async () => {
    for (const point of points([b], 0.25)) {
      await showsNear(() => circle(point).getAttribute('data-x'), point.share);
      await showsNear(() => circle(point).getAttribute('data-y'), point.attention);
      await showsNear(() => circle(point).getAttribute('data-size'), point.energy);
    }
    await saysWhatNodeFinds(points([b], 0.25));
  });

  it('follows the cut-off, points and sentence', async () => {
    const cutoff = figure().getByRole('slider', { name: 'Cut-off' });
    await cutoff.focus();
    for (let i = 0; i < 4; i++) await notebook.page.keyboard.press('ArrowLeft');
    await saysWhatNodeFinds(points([b], 0.21));
    expect(await said('cutoff')).toBe('0.21');
    expect(await figure().locator('.sample').textContent()).toContain('cut-off 0.21 cycles/pixel');
  });

  it('shows the whole group when asked to', async () => {
    await figure().getByRole('radio', { name: 'the whole group' }).check({ force: true });
    await saysWhatNodeFinds(points([0, 1, 2, 3, 4], 0.21));
    expect(await figure().locator('.finding').textContent()).toContain('Over 160 channels of group 3,');
  });

  it('arrow keys walk from point to point, and Enter selects the channel for the page', async () => {
    const all = points([0, 1, 2, 3, 4], 0.21);
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
    const next = walk<AtlasPoint>(press('ArrowRight'), { group: g, block: b, channel: c }, dots)!;
    const wanted = walk(press('ArrowUp'), next, dots)!;
    await field().focus();
    for (const key of ['ArrowRight', 'ArrowUp', 'Enter']) await notebook.page.keyboard.press(key);
    const numbers = figure().locator('.numbers');
    expect(await numbers.getAttribute('data-channel')).toBe(String(wanted.channel));
    const query = () => new URL(notebook.page.url()).searchParams;
    const selected = () => [query().get('site'), query().get('channel')];
    await expect.poll(selected).toEqual([sites.attention(g, wanted.block), String(wanted.channel)]);
  });

  it('the space bar marks a channel, which is listed until Escape lets go of it', async () => {
    await field().focus();
    await notebook.page.keyboard.press('Space');
    expect(await marked().getAttribute('data-marked')).toBe('1');
    expect(await figure().locator('tbody tr').count()).toBe(1);
    await notebook.page.keyboard.press('Escape');
    await marked().waitFor({ state: 'detached' });
  });

  it('a rectangle marks what lies in it', async () => {
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
    const inside = centres.filter((x) => x >= middle).length;
    expect(inside).toBeGreaterThan(0);
    expect(inside).toBeLessThan(160);
    expect(await marked().getAttribute('data-marked')).toBe(String(inside));
    expect(await figure().locator('circle.marked').count()).toBe(inside);
    expect(await figure().locator('tbody tr').count()).toBe(inside);
  });

  it('what is marked is marked in the other figures too', async () => {
    const places = await figure()
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => ({
          block: Number(row.getAttribute('data-block')),
          channel: Number(row.getAttribute('data-channel')),
        })),
      );
    const dots = (number: number) =>
      notebook
        .figure(number)
        .locator('[data-marked]')
        .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-marked')).sort());
    expect(await dots(3)).toEqual(places.map(({ block, channel }) => `${g}.${block}.${channel}`).sort());
    const { block } = await selectedPlace();
    const ofBlock = places.filter((place) => place.block === block).map(({ channel }) => String(channel));
    for (const number of [4, 8]) {
      await notebook.look(number);
      await expect.poll(() => dots(number)).toEqual(ofBlock.sort());
    }
    await notebook.look(5);
    await expect
      .poll(() => dots(5))
      .toEqual([...new Set(places.map(({ channel }) => String(channel)))].sort());
  });

  it('the mean of what is marked lies over the spectrum', async () => {
    await notebook.look(9);
    await field().focus();
    await notebook.page.keyboard.press('Escape');
    await notebook.page.keyboard.press('Space');
    const { block, channel } = await selectedPlace();
    await notebook.page.keyboard.press('ArrowRight');
    await notebook.page.keyboard.press('Space');
    expect(await marked().getAttribute('data-marked')).toBe('2');
    const other = await figure()
      .locator('.numbers')
      .evaluate((line) => ({ block: Number(line.dataset.block), channel: Number(line.dataset.channel) }));
    const all = points([0, 1, 2, 3, 4], 0.21);
    const energies = [{ block, channel }, other].map(
      (place) => all.find((point) => samePlace(point, { group: g, ...place }))!.energy,
    );
    await notebook.look(6);
    await showsNear(
      () => notebook.figure(6).locator('tr[data-curve="marked"]').getAttribute('data-energy'),
      (energies[0]! + energies[1]!) / 2,
    );
    await notebook.look(9);
    await field().focus();
    await notebook.page.keyboard.press('Escape');
    await notebook.figure(6).locator('tr[data-curve="marked"]').waitFor({ state: 'detached' });
  });

  it('a click on a point selects its channel', async () => {
    const target = circle({ block: 2, channel: 9 });
    const box = await target.boundingBox();
    if (!box) throw new Error('The point cannot be seen.');
    await notebook.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect
      .poll(() => new URL(notebook.page.url()).searchParams.get('site'))
      .toBe(sites.attention(g, 2));
    expect(new URL(notebook.page.url()).searchParams.get('channel')).toBe('9');
  });
});

describe('over the test cards', () => {
  const controls = () => figure().locator('[data-measured]');

  /** The channels of a block on every card, as Node finds them. */
  async function measureCards(block: number): Promise<MeasuredPicture[]> {
    const found: MeasuredPicture[] = [];
    for (const lr of [...cardIds.map((id) => downscale(drawCard(id, 192), 2)), downscale(hr, 2)]) {
      const { trace } = await runInNode(lr, [sites.blockConv2(g, block)]);
      const table = mapSpectra(trace.records.get(sites.blockConv2(g, block))!);
      found.push([{ group: g, block, table, attention: trace.records.get(sites.attention(g, block))!.data }]);
    }
    return found;
  }

  it('runs them in the background when it is asked to, beside the picture on the page', async () => {
    await notebook.look(9);
    await figure().getByRole('radio', { name: 'this block' }).check({ force: true });
    await figure().getByRole('radio', { name: 'all test cards' }).check({ force: true });
    expect(await controls().getAttribute('data-measured')).toBe('0');
    await figure().getByRole('button', { name: 'Run 8 pictures' }).click();
    await figure().getByRole('progressbar').waitFor();
    await expect.poll(() => controls().getAttribute('data-measured'), { timeout: 100_000 }).toBe('8');
    expect(
      await notebook.figure(1).getByText('facade.png').count(),
      'the page keeps its picture',
    ).toBeGreaterThan(0);
    const sample = await figure().locator('.sample').textContent();
    expect(sample).toContain('7 test cards, facade.png (40 × 36 px)');
  });

  it('averages each channel over them first, as Node does', async () => {
    const cards = await measureCards(2);
    const all = averagedPoints(cards, 0.21);
    for (const point of [all[9]!, all[20]!]) {
      await showsNear(() => circle(point).getAttribute('data-x'), point.share);
      await showsNear(() => circle(point).getAttribute('data-y'), point.attention);
    }
    await expect.poll(() => said('pictures')).toBe('8');
    await saysWhatNodeFinds(all);
  });

  it('is cancelled half-way, keeps what it has, and goes on from there', async () => {
    await notebook.page.evaluate(() => document.querySelector('#figure-3')?.scrollIntoView());
    await notebook.figure(3).getByRole('grid').focus();
    for (const key of ['PageUp', 'Enter']) await notebook.page.keyboard.press(key);
    await notebook.look(9);
    await figure().getByRole('button', { name: 'Run 8 pictures' }).click();
    await expect.poll(() => controls().getAttribute('data-measured'), { timeout: 60_000 }).not.toBe('0');
    await figure().getByRole('button', { name: 'Cancel' }).click();
    const measured = Number(await controls().getAttribute('data-measured'));
    expect(measured).toBeLessThan(8);
    await figure()
      .getByText(/^Cancelled after/)
      .waitFor();
    await figure()
      .getByRole('button', { name: new RegExp(`^Run ${8 - measured} picture`) })
      .click();
    await expect.poll(() => controls().getAttribute('data-measured'), { timeout: 100_000 }).toBe('8');
    expect(notebook.complaints).toEqual([]);
  });

  it('remembers the group that it has been at', async () => {
    await notebook.page.evaluate(() => document.querySelector('#figure-3')?.scrollIntoView());
    await notebook.figure(3).getByRole('grid').focus();
    for (const key of ['PageDown', 'Enter']) await notebook.page.keyboard.press(key);
    await notebook.look(9);
    expect(await controls().getAttribute('data-measured')).toBe('8');
  });
});
