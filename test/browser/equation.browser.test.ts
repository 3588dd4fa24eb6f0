import { extent, mean } from 'd3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { downscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import * as sites from '../../src/model/sites.ts';
import { plane } from '../../src/trace/trace.ts';
import { launchChromium } from './chromium.ts';
import { NotebookPage, runInNode } from './notebook-page.ts';
import { accessibilityFaults, overflow, showsNear, smallText } from './page-checks.ts';

let browser: Browser;
let notebook: NotebookPage;
let page: Page;
/** In the lesson about residual in residual: the architecture map, and equation 9. */
const [map, groupSkip] = [1, 2];
const selection = { g: 2, b: 1, channel: 7 };
const closing = 'body.2.body.5';

beforeAll(async () => {
  browser = await launchChromium();
  notebook = new NotebookPage(await browser.newPage({ viewport: { width: 1280, height: 720 } }));
  page = notebook.page;
  const place = `site=${sites.group(selection.g)}&channel=${selection.channel}`;
  await page.goto(
    `${inject('siteUrl')}residual-in-residual.html?lang=en&theme=light&backend=wasm&card=facade&${place}`,
  );
  await notebook.idle();
});
afterAll(() => browser.close());

const row = (symbol: string) => notebook.figure(groupSkip).locator(`tr[data-symbol="${symbol}"]`);
const lit = (part: string) => notebook.figure(groupSkip).locator(`${part}.lit`);
const pointedAt = (figure: number) =>
  notebook
    .figure(figure)
    .locator('.node.pointed')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-site')));

describe('an equation of the paper', () => {
  it('shows the numbers of the trace', async () => {
    const equation = await notebook.look(groupSkip);
    const site = sites.block(2, 4);
    const { trace } = await runInNode(downscale(drawCard('facade', 192), 2), [site]);
    const record = trace.records.get(site)!;
    const [least, most] = extent<number>(record.data);
    const shown = (name: string) => () => row('F_g,B').getAttribute(name);
    await showsNear(shown('data-mean'), mean(record.data)!);
    await showsNear(shown('data-most'), most!);
    await showsNear(shown('data-least'), least!);
    await showsNear(shown('data-channel'), mean(plane(record, selection.channel))!);
    expect(await row('F_g,B').textContent()).toContain('96×96×32');
    expect(await row('W_g').textContent()).toContain('body.2.body.5.weight');
    expect(await equation.locator('pre code').first().textContent()).toContain(
      'sites.groupConv(this.config, g)',
    );
  });

  it('lights code, tensor and both maps where the reader points at a symbol of the formula', async () => {
    await notebook.look(groupSkip);
    await notebook.figure(groupSkip).locator('.formula [data-symbol="W_g"]').hover();
    expect(await lit('tr').getAttribute('data-symbol')).toBe('W_g');
    expect(await lit('pre [data-symbol]').allTextContents()).toEqual([
      'sites.groupConv(this.config, g)',
      'const conv = this.weights(site, pass)',
    ]);
    expect(await pointedAt(groupSkip)).toEqual([closing]);
    expect(await pointedAt(map)).toEqual([closing]);
    await page.mouse.move(0, 0);
    expect(await pointedAt(map)).toEqual([]);
  });

  it('lights the symbol where the reader points at its code, or at its place in the network', async () => {
    await notebook.figure(groupSkip).locator('pre [data-symbol="F_g"]').first().hover();
    expect(await lit('.formula [data-symbol]').getAttribute('data-symbol')).toBe('F_g');
    await notebook
      .figure(groupSkip)
      .locator(`.node[data-site="${sites.block(2, 4)}"]`)
      .hover();
    expect(await lit('.formula [data-symbol]').getAttribute('data-symbol')).toBe('F_g,B');
    await page.mouse.move(0, 0);
  });

  it('is walked through by keyboard, and Enter selects in all figures', async () => {
    await row('F_g').getByRole('button').focus();
    await page.keyboard.press('End');
    expect(await lit('tr').getAttribute('data-symbol')).toBe('F_g,B');
    await page.keyboard.press('Enter');
    expect(await row('F_g,B').getByRole('button').getAttribute('aria-pressed')).toBe('true');
    const chosen = notebook.figure(map).locator(`.node.selected[data-site="${sites.block(2, 4)}"]`);
    await chosen.first().waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('site')).toBe(sites.block(2, 4));
  });
});

describe.each([
  ['en', 'light', 1280, 720],
  ['zh', 'dark', 390, 844],
])('the equations of a lesson in %s, %s, %i px wide', (lang, theme, width, height) => {
  let narrow: NotebookPage;
  beforeAll(async () => {
    narrow = new NotebookPage(await browser.newPage({ viewport: { width, height } }));
    await narrow.page.goto(
      `${inject('siteUrl')}channel-attention.html?lang=${lang}&theme=${theme}&backend=wasm`,
    );
    await narrow.idle();
    await narrow.look(1);
  });
  afterAll(() => narrow.page.close());

  it('fit, can be read, and have no serious fault', async () => {
    expect(await overflow(narrow.page)).toBe(0);
    expect(await smallText(narrow.page, 12)).toEqual([]);
    expect(await accessibilityFaults(narrow.page)).toEqual([]);
    expect(narrow.complaints).toEqual([]);
  });
});

describe('paper to notebook', () => {
  let paper: NotebookPage;
  beforeAll(async () => {
    paper = new NotebookPage(await browser.newPage({ viewport: { width: 390, height: 844 } }));
    await paper.page.goto(`${inject('siteUrl')}paper.html?lang=en&theme=dark&backend=wasm`);
    await paper.idle();
  });
  afterAll(() => paper.page.close());

  it('opens the lines of a definition where it names them, by keyboard, and Escape closes them', async () => {
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
    expect(await accessibilityFaults(paper.page)).toEqual([]);
    expect(await overflow(paper.page)).toBe(0);
    await paper.page.keyboard.press('Escape');
    expect(await lines.isVisible()).toBe(false);
    expect(paper.complaints).toEqual([]);
  });
});
