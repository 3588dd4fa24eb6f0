import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isLesson, pageAddress, pageNames, type PageName } from '../../src/lessons/page-names.ts';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';

const phone = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const address = (name: PageName) => new URL(pageAddress(name), inject('siteUrl')).href;

/** Where every element of the words is, and how it looks. */
const looks = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#app, #app *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return [
        element.tagName,
        ...[x, y, width, height],
        ...[style.display, style.color, style.backgroundColor, style.border, style.font, style.opacity],
      ].join(' ');
    }),
  );

describe.each(pageNames)('the page %s', (name) => {
  it('can be read before any script has come, in English', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(address(name));
    expect(await page.locator('h1').textContent()).toMatch(/[a-z]{3}/);
    const prose = (await page.locator('.prose').allTextContents()).join(' ').split(/\s+/);
    expect(prose.length).toBeGreaterThan(isLesson(name) ? 300 : 20);
    await page.close();
  });

  it('is read, in its style, with nothing but itself', async () => {
    const page = await browser.newPage();
    await page.route('**/*', (route) =>
      route.request().isNavigationRequest() ? route.continue() : undefined,
    );
    const response = await page.goto(address(name), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await page.waitForFunction(() => document.readyState !== 'loading');
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily)).toMatch(/serif/);
    const html = (await response?.text()) ?? '';
    // Asked for beside the words, and not answered.
    expect(html).not.toMatch(/<link[^>]*rel="stylesheet"/);
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(scripts.filter((one) => one.includes('src') && !one.includes('type="module"'))).toEqual([]);
    // What all words wait for, compressed: a thirtieth of a second over slow 4G.
    const style = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet = '']) => sheet).join('');
    expect(gzipSync(style).length).toBeLessThan(6_000);

    // Nothing moves, nor changes its look, when the rest of the style comes.
    const before = await looks(page);
    const rest = [...html.matchAll(/<link rel="preload" as="style"[^>]*href="\.\/([^"]+)"/g)];
    expect(rest.length).toBeGreaterThan(0);
    for (const [, file = ''] of rest) {
      const sheet = await fetch(new URL(file, inject('siteUrl')));
      await page.addStyleTag({ content: await sheet.text() });
    }
    expect(await looks(page)).toEqual(before);
    await page.close();
  });

  it('can be read before the code of the notebook has come, in Chinese', async () => {
    const page = await browser.newPage();
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(`${address(name)}?lang=zh`);
    expect(await page.locator('h1').textContent()).toMatch(/\p{Script=Han}{2}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.close();
  });
});

describe.each([
  ['residual-in-residual', 'en', 'light'],
  ['residual-in-residual', 'zh', 'dark'],
  ['channel-attention', 'en', 'dark'],
  ['channel-attention', 'zh', 'light'],
] as const)('the lesson %s in %s, %s', (lesson, locale, theme) => {
  let page: Page;
  let notebook: NotebookPage;
  beforeAll(async () => {
    notebook = new NotebookPage(await browser.newPage({ viewport: phone }));
    page = notebook.page;
    await page.goto(`${address(lesson)}?lang=${locale}&theme=${theme}&backend=wasm`);
    await notebook.idle();
  });
  afterAll(() => page.close());

  it('draws every figure, without a complaint', async () => {
    const figures = await page.locator('figure').count();
    expect(figures).toBeGreaterThanOrEqual(3);
    for (let number = 1; number <= figures; number++)
      await (await notebook.look(number)).locator('canvas, svg').first().waitFor();
    expect(notebook.complaints).toEqual([]);
  });

  it('has no serious fault for those who cannot see or not well, and is no wider than a phone', async () => {
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});

describe('from lesson to lesson', () => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = await NotebookPage.open(browser);
    page = notebook.page;
    await notebook.idle();
  });
  afterAll(() => page.close());

  it('the contents lead, and nothing starts anew', async () => {
    const workers = page.workers().length;
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await page.getByRole('navigation').getByRole('link', { name: 'Channel attention' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/channel-attention\.html$/);
    expect(await page.title()).toContain('Channel attention');
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(page.workers().length).toBe(workers);
  });

  it('the lesson’s language changes with the page’s', async () => {
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '通道注意力' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
  });

  it('the way back leads back, and a lesson read to its end is marked', async () => {
    await page.getByRole('navigation').scrollIntoViewIfNeeded();
    const read = page.getByRole('navigation').getByRole('listitem').filter({ hasText: 'Channel attention' });
    await read.getByRole('img', { name: 'read' }).waitFor();
    await page.goBack();
    await page
      .getByRole('heading', { level: 1, name: 'A network that learns where the detail goes' })
      .waitFor();
    await read.getByRole('img', { name: 'read' }).waitFor();
  });
});

describe('a question', () => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = new NotebookPage(await browser.newPage());
    page = notebook.page;
    await page.goto(`${address('residual-in-residual')}?lang=en&theme=light&backend=wasm`);
    await notebook.idle();
  });
  afterAll(() => page.close());

  const question = (number: number) =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: `Question ${number}`, exact: true }) });

  it('wants a prediction, then says beside it what the run gives', async () => {
    const first = question(1);
    const reveal = first.getByRole('button', { name: 'See what this run gives' });
    expect(await reveal.isDisabled()).toBe(true);
    await first.getByRole('textbox').fill('fifty');
    expect(await reveal.isDisabled()).toBe(true);
    await first.getByRole('textbox').fill('50');
    await reveal.press('Enter');
    await first.getByText(/^You said 50%; this run gives [\d.]+%\.$/).waitFor();
    await first.getByRole('button', { name: 'Ask me again' }).click();
    expect(await first.getByRole('textbox').inputValue()).toBe('');
  });

  it('of two choices is answered by the maps at the skip connection, once they are recorded', async () => {
    const second = question(2);
    await second.scrollIntoViewIfNeeded();
    await second.getByRole('radio').first().check();
    await second.getByRole('button', { name: 'See what this run gives' }).click();
    await second.getByText(/^(As you said|Not as you said)/).waitFor();
  });

  it('of an order is answered by keyboard', async () => {
    const third = question(3);
    await third.scrollIntoViewIfNeeded();
    await third.getByRole('button', { name: 'Group 4 up' }).press('Enter');
    await third.getByRole('button', { name: 'See what this run gives' }).press('Enter');
    await third.getByText(/of 5 stand where you put them/).waitFor();
  });
});
