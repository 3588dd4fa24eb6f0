import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunResult } from '../../src/engine/protocol.ts';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { quantize } from '../../src/image/pixels.ts';
import { decodePng, encodePng } from '../../src/image/png.ts';
import * as sites from '../../src/model/sites.ts';
import { plane, type SiteRecord } from '../../src/trace/trace.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage } from './notebook-page.ts';
import { smallConfig } from './small-network.ts';

// Small, because software WebGL is slow: 40 x 40 pixels for the network.
const picture = drawCard('dead-leaves', 80);
const [g, b, c] = [1, 1, 5];
// WebGL adds in another order than wasm; numbers are compared relative to the largest of their site.
const tolerance = 1e-3;

let notebook: NotebookPage;
let node: RunResult;
beforeAll(async () => {
  notebook = await NotebookPage.gallery(
    ['ImageComparison', 'AttentionHeatmap', 'AttentionUnfolded', 'GroupMaps', 'PixelShuffle'],
    { query: { backend: 'webgl', site: sites.attention(g, b), channel: c } },
  );
  node = await runInNode(downscale(picture, 2), [
    sites.input(sites.group(g)),
    sites.group(g),
    sites.upConv(0),
    sites.shuffle(0),
  ]);
  await notebook.take('leaves.png', encodePng(picture));
});
afterAll(() => notebook.page.close());

const recorded = (site: string) => recordOf(node, site);

function expectClose(shown: string | null, expected: number | undefined, record: SiteRecord): void {
  const largest = record.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(shown).not.toBeNull();
  expect(Math.abs(Number(shown) - (expected ?? NaN)) / largest).toBeLessThan(tolerance);
}

it('runs on WebGL when the reader asks for it, and the badge says so', async () => {
  expect(await notebook.page.locator('button[popovertarget="backends"]').textContent()).toMatch(
    /WebGL\s+float32/,
  );
});

it('saves the picture that the network makes in Node, pixel by pixel', async () => {
  await notebook.look('comparison');
  const { name, bytes } = await notebook.saved(
    notebook.page.getByRole('button', { name: 'RCAN’s picture as PNG' }),
  );
  expect(name).toBe('leaves-rcan-x2.png');
  const saved = decodePng(bytes, name);
  const expected = quantize(node.output);
  expect([saved.width, saved.height]).toEqual([80, 80]);
  // Before rounding, a difference of d levels puts a share d of the samples on another level. Under 1 % of them, each
  // by one level, means that the outputs differ by about 0.01 of 255 levels: far under 1e-3 of the range.
  const differences = saved.data.map((value, i) => Math.abs(value - (expected.data[i] ?? NaN)));
  expect(Math.max(...differences)).toBeLessThanOrEqual(1);
  expect(differences.filter((difference) => difference > 0).length / differences.length).toBeLessThan(0.01);
});

it('the heat map shows the attention of the trace, cell by cell under the arrow keys', async () => {
  const figure = await notebook.look('heat-map');
  await figure.getByRole('grid').focus();
  const cell = figure.getByRole('gridcell');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
    await notebook.page.keyboard.press(key);
    const [group, block, channel] = await Promise.all(
      ['data-group', 'data-block', 'data-channel'].map(async (name) => Number(await cell.getAttribute(name))),
    );
    const record = recorded(sites.attention(group!, block!));
    expectClose(await cell.getAttribute('data-value'), record.data[channel!], record);
  }
});

it('the unfolded block shows its vectors as the trace has them, and its sums come out', async () => {
  const figure = await notebook.look('unfolded');
  const z = recorded(sites.pooled(g, b));
  const s = recorded(sites.attention(g, b));
  const readout = figure.locator('.readout');
  const channel = Number(await readout.getAttribute('data-channel'));
  expectClose(await readout.getAttribute('data-z'), z.data[channel], z);
  expectClose(await readout.getAttribute('data-s'), s.data[channel], s);
});

it('the feature maps of a group are those of the trace, before, after and added', async () => {
  const figure = await notebook.look('groups');
  await figure.locator(`button[data-channel="${c}"]`).click();
  const enlarged = figure.locator(`section[data-channel="${c}"]`);
  const before = recorded(sites.input(sites.group(g)));
  const after = recorded(sites.group(g));
  await enlarged
    .locator('canvas')
    .first()
    .click({ position: { x: 40, y: 60 } });
  const where = /row (\d+), column (\d+)/.exec((await enlarged.locator('header').textContent()) ?? '');
  const at = Number(where?.[1]) * before.width + Number(where?.[2]);
  const value = (name: string) =>
    enlarged.locator(`output[data-quantity="${name}"]`).getAttribute('data-value');
  expectClose(await value('before'), plane(before, c)[at], before);
  expectClose(await value('after'), plane(after, c)[at], after);
  expectClose(await value('added'), plane(after, c)[at]! - plane(before, c)[at]!, after);
});

it('the last step of the pixel shuffle equals the model’s own output, bit for bit', async () => {
  const figure = await notebook.look('shuffle');
  await notebook.choose('shuffle', 'this picture');
  await notebook.choose('shuffle', 'channel order');
  const comparison = figure.locator('[data-different]');
  expect(Number(await comparison.getAttribute('data-values'))).toBe(smallConfig.features * 80 * 80);
  expect(Number(await comparison.getAttribute('data-different'))).toBe(0);
  expect(Number(await comparison.getAttribute('data-largest'))).toBe(0);
});
