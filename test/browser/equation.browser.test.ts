import { extent, mean } from 'd3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import * as sites from '../../src/model/sites.ts';
import { plane } from '../../src/trace/trace.ts';
import { recordOf, runInNode } from './node-reference.ts';
import { NotebookPage, phone } from './notebook-page.ts';
import { accessibilityFaults, overflow, showsNear, smallText } from './page-checks.ts';
import { smallConfig } from './small-network.ts';

const selection = { g: 1, b: 1, channel: 7 };
const closing = sites.groupConv(smallConfig, selection.g);
/** The last block of the group, which the equation calls F_g,B. */
const last = sites.block(selection.g, smallConfig.blocks - 1);

let notebook: NotebookPage;
let page: Page;

const row = (symbol: string) => notebook.figure('equation').locator(`tr[data-symbol="${symbol}"]`);
const lit = (part: string) => notebook.figure('equation').locator(`${part}.lit`);
const pointedAt = (figure: string) =>
  notebook
    .figure(figure)
    .locator('.node.pointed')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-site')));

describe('an equation of the paper', () => {
  beforeAll(async () => {
    const { g, channel } = selection;
    const query = { properties: 'of: group-skip', card: 'facade', site: sites.blockConv1(g, 0), channel };
    notebook = await NotebookPage.gallery(['Equation', 'ArchitectureMap'], { query });
    page = notebook.page;
    await notebook.look('map');
    await notebook.look('equation');
  });
  beforeEach(() => page.mouse.move(0, 0));
  afterEach(() => expect(notebook.complaints).toEqual([]));
  afterAll(() => page.close());

  it('shows the numbers of the trace', async () => {
    const equation = await notebook.look('equation');
    const node = await runInNode(downscale(drawCard('facade', 192), 2), [last]);
    const record = recordOf(node, last);
    const [least, most] = extent<number>(record.data);
    const shown = (name: string) => () => row('F_g,B').getAttribute(name);
    await showsNear(shown('data-mean'), mean(record.data)!);
    await showsNear(shown('data-most'), most!);
    await showsNear(shown('data-least'), least!);
    await showsNear(shown('data-channel'), mean(plane(record, selection.channel))!);
    expect(await row('F_g,B').textContent()).toContain('96×96×16');
    expect(await row('W_g').textContent()).toContain('body.1.body.3.weight');
    expect(await equation.locator('pre code').last().textContent()).toContain('tf.add(y, skip)');
  });

  it('lights what it computes, in the table and in its diagram, whatever is selected', async () => {
    const equation = await notebook.look('equation');
    expect(await lit('tr').getAttribute('data-symbol')).toBe('F_g');
    expect(await lit('.formula [data-symbol]').getAttribute('data-symbol')).toBe('F_g');
    expect(await pointedAt('equation')).toEqual([sites.group(selection.g)]);
    expect(await pointedAt('map')).toEqual([]);
    expect(await equation.locator('.node.selected').count()).toBe(0);
  });

  it('shows PyTorch, and its own code where that is asked for', async () => {
    const equation = await notebook.look('equation');
    const code = equation.locator('pre:visible');
    expect(await code.allTextContents()).toEqual([
      expect.stringContaining('conv(channels, channels)'),
      expect.stringContaining('return x + self.body(x)'),
    ]);
    const own = equation.locator('summary', { hasText: 'own code' });
    await own.press('Enter');
    await code.filter({ hasText: 'sites.groupConv(this.config, g)' }).waitFor();
    await own.press('Enter');
    await expect.poll(() => code.count()).toBe(2);
  });

  it('lights code, tensor and both maps where the reader points at a symbol of the formula', async () => {
    await notebook.look('equation');
    await notebook.figure('equation').locator('.formula [data-symbol="W_g"]').hover();
    expect(await lit('tr').getAttribute('data-symbol')).toBe('W_g');
    expect(await lit('.lines [data-symbol]').allTextContents()).toEqual(['conv(channels, channels)']);
    expect(await pointedAt('equation')).toEqual([closing]);
    expect(await pointedAt('map')).toEqual([closing]);
    await page.mouse.move(0, 0);
    expect(await pointedAt('map')).toEqual([]);
  });

  it('lights the symbol where the reader points at its code, or at its place in the network', async () => {
    await notebook.figure('equation').locator('.lines [data-symbol="W_g"]').first().hover();
    expect(await lit('.formula [data-symbol]').getAttribute('data-symbol')).toBe('W_g');
    await notebook.figure('equation').locator(`.node[data-site="${last}"]`).hover();
    expect(await lit('.formula [data-symbol]').getAttribute('data-symbol')).toBe('F_g,B');
  });

  it('is walked through by keyboard, and Enter selects in all figures', async () => {
    await row('F_g').getByRole('button').focus();
    await page.keyboard.press('End');
    expect(await lit('tr').getAttribute('data-symbol')).toBe('F_g,B');
    await page.keyboard.press('Enter');
    expect(await row('F_g,B').getByRole('button').getAttribute('aria-pressed')).toBe('true');
    const chosen = notebook.figure('map').locator(`.node.selected[data-site="${last}"]`);
    await chosen.first().waitFor();
    await expect.poll(() => notebook.inAddress('site')).toBe(last);
  });
});

describe('paper to notebook', () => {
  it('opens the lines of a definition where it names them, by keyboard, and Escape closes them', async () => {
    const paper = await NotebookPage.open('paper', { query: { theme: 'dark' }, size: phone });
    await paper.idle();
    const link = paper.page
      .getByRole('table')
      .getByRole('button', { name: /^caLayer, line \d+$/ })
      .first();
    const line = /\d+/.exec((await link.textContent()) ?? '')?.[0];
    await link.press('Enter');
    const lines = paper.page.getByRole('dialog', { name: /caLayer/ });
    await lines.waitFor();
    expect(await lines.textContent()).toContain(`src/model/rcan.ts:${line}–`);
    expect(await lines.locator('.line').first().textContent()).toMatch(/^caLayer\(/);
    expect(await smallText(paper.page, 12)).toEqual([]);
    expect(await accessibilityFaults(paper.page, { only: '[popover]:popover-open' })).toEqual([]);
    expect(await overflow(paper.page)).toBe(0);
    await paper.page.keyboard.press('Escape');
    expect(await lines.isVisible()).toBe(false);
    expect(paper.complaints).toEqual([]);
    await paper.page.close();
  });
});
