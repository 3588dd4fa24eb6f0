import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isLesson, pageNames, type PageName } from '../../src/lessons/page-names.ts';
import { addressOf, NotebookPage } from './notebook-page.ts';
import { freshContext } from './shared-chromium.ts';

/** What stands between two texts. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? '' : text.slice(from + start.length, to);
}

const tags = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);

/** The words that a reader sees, without those that a script takes out of a template. */
function wordsOf(html: string): string[] {
  const seen = html.replaceAll(/<(style|script|template|math|svg)\b[^]*?<\/\1>/g, ' ');
  return seen
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

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

describe.each(pageNames)('the file of the page %s', (name) => {
  let html: string;
  beforeAll(async () => {
    html = await (await fetch(addressOf(name))).text();
  });

  it('has its words in it, in both languages', () => {
    const [english, chinese] = [
      between(html, '<body', '<template>'),
      between(html, '<template>', '</template>'),
    ];
    expect(between(english, '<h1', '</h1>')).toMatch(/[a-z]{3}/);
    expect(wordsOf(english).length).toBeGreaterThan(isLesson(name) ? 300 : 20);
    expect(between(chinese, '<h1', '</h1>')).toMatch(/\p{Script=Han}{2}/u);
    const characters =
      wordsOf(chinese)
        .join('')
        .match(/\p{Script=Han}/gu) ?? [];
    expect(characters.length).toBeGreaterThan(isLesson(name) ? 450 : 30);
  });

  it('has them wait for no script and for no style sheet', () => {
    const scripts = tags(html, 'script').filter((tag) => tag.includes(' src='));
    expect(scripts.filter((tag) => !tag.includes('type="module"'))).toEqual([]);
    expect(html).not.toMatch(/<link[^>]*rel="stylesheet"/);
  });

  it('has as much style in it as slow 4G brings in a thirtieth of a second', () => {
    const style = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet = '']) => sheet).join('');
    expect(style).toContain('font');
    const thirtieth = 1_600_000 / 8 / 30;
    expect(gzipSync(style).length).toBeLessThan(thirtieth);
  });
});

async function openIdle(name: PageName, context?: BrowserContext): Promise<NotebookPage> {
  const notebook = await NotebookPage.open(name, context && { context });
  await notebook.idle();
  return notebook;
}

describe('a page is read', () => {
  it.each(pageNames)('%s, in its style, with nothing but itself', async (name) => {
    const { page } = await NotebookPage.blank();
    await page.route('**/*', (route) =>
      route.request().isNavigationRequest() ? route.continue() : undefined,
    );
    const response = await page.goto(addressOf(name), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await page.waitForFunction(() => document.readyState !== 'loading');
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).fontFamily)).toMatch(/serif/);

    // Nothing moves, nor changes its look, when the rest of the style comes.
    const before = await looks(page);
    const html = (await response?.text()) ?? '';
    const rest = [...html.matchAll(/<link rel="preload" as="style"[^>]*href="\.\/([^"]+)"/g)];
    expect(rest.length).toBeGreaterThan(0);
    for (const [, file = ''] of rest) {
      const sheet = await fetch(new URL(file, inject('siteUrl')));
      await page.addStyleTag({ content: await sheet.text() });
    }
    expect(await looks(page)).toEqual(before);
    await page.close();
  });

  it('where no script runs', async () => {
    const context = await freshContext({ javaScriptEnabled: false });
    const { page } = await NotebookPage.open('rcan', { context });
    expect(await page.locator('h1').textContent()).toMatch(/[a-z]{3}/);
    const prose = (await page.locator('.prose').allTextContents()).join(' ').split(/\s+/);
    expect(prose.length).toBeGreaterThan(300);
    await context.close();
  });

  it('in Chinese before the code of the notebook has come', async () => {
    const { page } = await NotebookPage.blank();
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto(addressOf('rcan', { lang: 'zh' }));
    expect(await page.locator('h1').textContent()).toMatch(/\p{Script=Han}{2}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.close();
  });
});

describe('from page to page', () => {
  it('the contents lead, and nothing starts anew', async () => {
    const { page } = await openIdle('glossary');
    const workers = page.workers().length;
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await page.getByRole('navigation').getByRole('link', { name: 'Channel attention' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/channel-attention\.html$/);
    expect(await page.title()).toContain('Channel attention');
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(page.workers().length).toBe(workers);
    await page.close();
  });

  it('the lesson’s language changes with the page’s', async () => {
    const { page } = await NotebookPage.open('channel-attention');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '通道注意力' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
    await page.close();
  });

  it('the way back leads back, and a lesson read to its end is marked', async () => {
    const context = await freshContext();
    const { page } = await openIdle('glossary', context);
    const navigation = page.getByRole('navigation');
    const read = navigation.getByRole('listitem').filter({ hasText: 'Channel attention' });
    const mark = read.getByRole('img', { name: 'read' });
    await navigation.getByRole('link', { name: 'Channel attention' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
    expect(await mark.count()).toBe(0);
    await navigation.scrollIntoViewIfNeeded();
    await mark.waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor();
    await mark.waitFor();
    await context.close();
  });
});

describe('a question', () => {
  let notebook: NotebookPage;
  beforeAll(async () => {
    notebook = await openIdle('residual-in-residual');
  });
  afterAll(() => notebook.page.close());

  const question = (number: number) => {
    const { page } = notebook;
    const heading = page.getByRole('heading', { name: `Question ${number}`, exact: true });
    return page.locator('section').filter({ has: heading });
  };

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

  it.each([
    [5, 'the maps at the skip connection, once they are recorded'],
    [2, 'the parts of the output, once they are known'],
  ])('of choices, %i, is answered by %s', async (number) => {
    const asked = question(number);
    await asked.scrollIntoViewIfNeeded();
    await asked.getByRole('radio').first().check();
    await asked.getByRole('button', { name: 'See what this run gives' }).click();
    await asked.getByText(/^(As you said|Not as you said)/).waitFor();
  });

  it('of an order is answered by keyboard', async () => {
    const third = question(3);
    await third.scrollIntoViewIfNeeded();
    await third.getByRole('button', { name: 'Group 4 up' }).press('Enter');
    await third.getByRole('button', { name: 'See what this run gives' }).press('Enter');
    await third.getByText(/of 5 stand where you put them/).waitFor();
  });
});
