import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import type { RunResult } from '../../src/engine/protocol.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard, type CardId } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import { allBlocks } from '../../src/model/blocks.ts';
import * as sites from '../../src/model/sites.ts';
import { plane } from '../../src/trace/trace.ts';
import { changedRows, largestChange, stillRows } from '../../src/views/attention-heatmap/changes.ts';
import { blockRows } from '../../src/views/attention-heatmap/rows.ts';
import { amplification } from '../../src/views/shared/change.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { showsNear } from './page-checks.ts';
import { smallConfig as config } from './small-network.ts';

const side = 80;
const hr = (id: CardId) => drawCard(id, side);
const [g, b, c] = [1, 1, 5];
const wanted = [sites.blockConv2(g, b), sites.input(sites.group(g)), sites.group(g)];

let notebook: NotebookPage;
let [facade, leaves, edited]: RunResult[] = [];
const figure = (name: string) => notebook.figure(name);
const choice = () => notebook.page.getByLabel('Compare with');

const rowsOf = (run: RunResult) =>
  blockRows(config, (group, block) => recordOf(run, sites.attention(group, block)).data);
const changes = (now: RunResult, before: RunResult) => changedRows(rowsOf(now), rowsOf(before));
const mute = { kind: 'mute', site: sites.attention(0, 0), channels: [1] } as const;

beforeAll(async () => {
  facade = await runInNode(downscale(hr('facade'), 2), wanted);
  leaves = await runInNode(downscale(hr('dead-leaves'), 2), wanted);
  edited = await runInNode(downscale(hr('dead-leaves'), 2), wanted, { edits: [mute] });
});

describe('figures laid against another run', () => {
  beforeAll(async () => {
    notebook = await NotebookPage.gallery(
      ['AttentionHeatmap', 'GroupMaps', 'Spectrum', 'SkipShares', 'ImageComparison'],
      { query: { site: sites.attention(g, b), channel: c, bar: 1 } },
    );
    await notebook.take('facade.png', encodePng(hr('facade')));
    await notebook.allDrawn();
  });
  afterEach(() => expect(notebook.complaints).toEqual([]));
  afterAll(() => notebook.page.close());

  it('show how attention moved with the picture, by what factor that is amplified, and what stood still', async () => {
    await notebook.take('leaves.png', encodePng(hr('dead-leaves')));
    await choice().selectOption('before');
    await notebook.look('heat-map');
    const moved = changes(leaves!, facade!);
    const { factor } = amplification(largestChange(moved), 1);
    const heatmap = figure('heat-map');
    await showsNear(() => heatmap.locator('.change').getAttribute('data-factor'), factor);
    expect(await heatmap.locator('.still').getAttribute('data-still')).toBe(String(stillRows(moved).length));
    expect(await heatmap.locator('.still').getAttribute('data-of')).toBe(String(allBlocks(config).length));
    expect(await heatmap.locator('[data-still]:is(rect)').count()).toBe(stillRows(moved).length);
    const before = recordOf(facade!, sites.attention(g, b)).data[c]!;
    await showsNear(() => heatmap.locator('[data-before]').getAttribute('data-before'), before);
  });

  it('show how the maps of a group moved, those of the run before being recorded for that', async () => {
    const maps = await notebook.look('groups');
    await maps.locator('[data-factor]').waitFor({ timeout: 60_000 });
    const now = recordOf(leaves!, sites.group(g));
    const before = recordOf(facade!, sites.group(g));
    const [into, intoBefore] = [leaves, facade].map((run) => recordOf(run!, sites.input(sites.group(g))));
    const added = (out: typeof now, first: typeof now) =>
      plane(out, c).map((value, i) => value - plane(first, c)[i]!);
    const change = added(now, into!).map((value, i) => value - added(before, intoBefore!)[i]!);
    const rms = Math.sqrt(change.reduce((sum, value) => sum + value * value, 0) / change.length);
    await showsNear(() => maps.locator('[data-change]').getAttribute('data-change'), rms);
  });

  it('have the curves of the run before as ghosts, with their energies', async () => {
    const spectrum = await notebook.look('spectrum');
    await spectrum.locator('tr[data-curve="before earlier"]').waitFor({ state: 'attached', timeout: 60_000 });
    const { height, width } = recordOf(facade!, sites.blockConv2(g, b));
    const data = plane(recordOf(facade!, sites.blockConv2(g, b)), c);
    const { energy } = planeSpectrum({ height, width, data }).table;
    await showsNear(
      () => spectrum.locator('tr[data-curve="before earlier"]').getAttribute('data-energy'),
      energy[0]!,
    );
    expect(await spectrum.locator('text[data-label]').allTextContents()).toEqual([
      'before attention',
      'after attention',
    ]);
    const shares = await notebook.look('shares');
    await shares.locator('[data-earlier]').first().waitFor({ timeout: 60_000 });
    await shares.locator('summary', { hasText: /^Numbers$/ }).click();
    expect(await shares.locator('tr[data-site] [data-before]').count()).toBe(
      3 * (await shares.locator('tr[data-site]').count()),
    );
  });

  it('have the output before as one more picture', async () => {
    const comparison = await notebook.look('comparison');
    await comparison.getByLabel('Left').selectOption({ label: 'RCAN before' });
    await comparison.getByRole('button', { name: 'Error map' }).click();
    await comparison.getByRole('button', { name: 'Settings' }).click();
    await comparison.getByLabel('Error measured on').selectOption({ label: 'from RCAN before, luma Y' });
    await notebook.page.keyboard.press('Escape');
    await comparison.locator('.legend[data-factor]').waitFor();
    expect(
      Number(await comparison.locator('.legend[data-factor]').getAttribute('data-factor')),
    ).toBeGreaterThanOrEqual(1);
    await comparison.getByRole('button', { name: 'Error map' }).click();
  });

  it('are laid against the network without edits, and against the run before an edit', async () => {
    await notebook.look('heat-map');
    const grid = figure('heat-map').getByRole('grid');
    await grid.focus();
    await grid.press('Escape');
    await grid.press('ArrowRight');
    await grid.press('m');
    await notebook.page.locator('[data-edits="1"][data-pending="false"]').waitFor({ timeout: 60_000 });
    const factor = () => figure('heat-map').locator('.change').getAttribute('data-factor');
    await showsNear(factor, amplification(largestChange(changes(edited!, leaves!)), 1).factor);
    await choice().selectOption('plain');
    await expect.poll(() => figure('heat-map').locator('.change').textContent()).toContain('s unedited');
    await showsNear(factor, amplification(largestChange(changes(edited!, leaves!)), 1).factor);
    await choice().selectOption('before');
    await showsNear(factor, amplification(largestChange(changes(edited!, leaves!)), 1).factor);
    await expect.poll(() => new URL(notebook.page.url()).searchParams.get('against')).toBe('before');
  });

  it('say why they are not where the sizes differ', async () => {
    await notebook.take('smaller.png', encodePng(drawCard('facade', 64)));
    await choice().selectOption('before');
    const comparison = await notebook.look('comparison');
    await comparison.getByText(/^Not compared: this output is/).waitFor();
    await choice().selectOption('nothing');
    await comparison.getByText(/^Not compared/).waitFor({ state: 'detached' });
  });
});

it('begin laid against what a link names', async () => {
  const linked = await NotebookPage.gallery(['AttentionHeatmap'], {
    query: { bar: 1, against: 'plain', edits: 'gate@tail:input=0' },
  });
  await linked.page.locator('[data-edits="1"][data-pending="false"]').waitFor({ timeout: 60_000 });
  expect(await linked.page.getByLabel('Compare with').inputValue()).toBe('plain');
  // The long skip connection begins behind all attention.
  await expect
    .poll(() => linked.figure('heat-map').locator('.still').getAttribute('data-still'))
    .toBe(String(allBlocks(config).length));
  await linked.page.close();
});
