import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { wholeLesson } from '../lessons/guide.ts';
import { NotebookPage, phone, projector, scrollTo } from './notebook-page.ts';
import { accessibilityFaults, overflow, smallText } from './page-checks.ts';
import { forgetStored } from './shared-chromium.ts';

/** The line on which what is typed behind its end stands. */
const added = wholeLesson.split('\n').length + 1;

let notebook: NotebookPage;
let page: Page;
afterEach(async () => {
  await page.close();
  // What is written is kept in the browser, also when a page is closed.
  await forgetStored(inject('siteUrl'));
  expect(notebook.complaints).toEqual([]);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const editor = () => page.getByRole('textbox', { name: 'Text of the lesson' });
const problems = () => page.getByRole('region', { name: 'Text of the lesson' }).getByRole('listitem');
const title = (name: string) => page.getByRole('heading', { level: 1, name });
const text = (content: string) => new TextEncoder().encode(content);

async function open(visit: Parameters<typeof NotebookPage.open>[1] = {}): Promise<void> {
  notebook = await NotebookPage.open('own-lesson', visit);
  page = notebook.page;
}

describe('a lesson of one’s own', () => {
  beforeEach(async () => {
    await open();
    await notebook.drawn();
    await notebook.drop('way.md', text(wholeLesson));
    await title('What takes the long skip connection?').waitFor();
  });

  /** Types a word at the end of the title. */
  async function renameIt(): Promise<void> {
    await button('Edit the text').click();
    await editor().press('Control+Home');
    await editor().press('End');
    await editor().pressSequentially(' No');
    await title('What takes the long skip connection? No').waitFor();
    await page.getByText('(not saved yet)').waitFor();
  }

  it('follows what is typed, and what did not change is not drawn anew', async () => {
    await notebook.look('map');
    const words = page.locator('.prose').last().locator('*').first();
    for (const one of [notebook.figure('map'), words])
      await one.evaluate((element) => Object.assign(element, { same: true }));
    await renameIt();
    for (const one of [notebook.figure('map'), words])
      expect(await one.evaluate((element) => 'same' in element)).toBe(true);
  });

  it('says at which line a mistake is, beside the text and in the lesson, and the rest stays', async () => {
    await notebook.look('map');
    await notebook.figure('map').evaluate((figure) => Object.assign(figure, { same: true }));
    await button('Edit the text').click();
    await editor().press('Control+End');
    await editor().pressSequentially('\n```cell Nothing\n```');
    await expect
      .poll(() => problems().allTextContents())
      .toEqual([expect.stringMatching(new RegExp(`^Line ${added}: There is no cell "Nothing"`))]);
    expect(await page.locator('article .problem').textContent()).toContain(`Line ${added}`);
    await expect.poll(() => page.locator('.cm-lint-marker-error').count()).toBe(1);
    expect(await notebook.figure('map').evaluate((figure) => 'same' in figure)).toBe(true);
    await editor().press('Control+Home');
    await problems().getByRole('button').click();
    await expect.poll(() => page.locator('.cm-activeLine').textContent()).toBe('```cell Nothing');
    await page.keyboard.press('End');
    for (const _ of 'Nothing') await page.keyboard.press('Backspace');
    await page.keyboard.type('SkipShares');
    await page.getByText('No problems').waitFor();
    const last = page.locator('figure').last();
    await scrollTo(last);
    await last.locator('svg').first().waitFor();
  });

  it('does not hold the keyboard: Tab leaves the text', async () => {
    await button('Edit the text').click();
    await editor().focus();
    await page.keyboard.press('Tab');
    expect(await editor().evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  it('survives a reload with what is not saved', async () => {
    await renameIt();
    await notebook.allDrawn();
    await page.reload();
    await title('What takes the long skip connection? No').waitFor();
    await page.getByText('(not saved yet)').waitFor();
    expect(await editor().textContent()).toContain('connection? No');
    await notebook.idle();
  });

  it('is saved as it was written', async () => {
    await renameIt();
    await editor().press('Control+End');
    await editor().pressSequentially('\n```cell SkipShares\n```');
    await page.getByText('No problems').waitFor();
    const saved = await notebook.saved(button('Save as .md'));
    expect(saved.name).toBe('way.md');
    const written = wholeLesson.replace('connection?', 'connection? No') + '\n```cell SkipShares\n```';
    expect(new TextDecoder().decode(saved.bytes)).toBe(written);
    expect(await page.getByText('(not saved yet)').count()).toBe(0);
  });

  it('is asked about before unsaved changes go, and closed', async () => {
    await renameIt();
    await button('Close').click();
    const dialog = page.getByRole('dialog', { name: 'Your last changes of “way.md” are not saved' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await editor().count()).toBe(1);
    await button('Close').click();
    await button('Go on without saving').click();
    await title('Your own lesson').waitFor();
  });
});

it('the guide’s lesson is opened from disk, on the session that is there', async () => {
  notebook = await NotebookPage.open('glossary');
  page = notebook.page;
  await notebook.idle();
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await page.getByRole('navigation').last().getByRole('link', { name: 'Your own lesson' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByText('Open a lesson…').click();
  await (
    await chooser
  ).setFiles({ name: 'way.md', mimeType: 'text/markdown', buffer: Buffer.from(wholeLesson) });
  await title('What takes the long skip connection?').waitFor();
  for (const name of ['house', 'map', 'shares', 'panel', 'maps'])
    await (await notebook.look(name)).locator('canvas, svg').first().waitFor();
  expect(await page.getByRole('heading', { name: /^Question [12]$/ }).count()).toBe(2);
  expect(await page.locator('article').textContent()).toContain('Look at the sky in figure 1');
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  expect(await editor().count()).toBe(0);
});

/** A mistake of every kind, with the line at which it is to be named. */
const mistakes = `# All wrong

<script>alert(1)</script>

\`\`\`cell Atention
\`\`\`

\`\`\`cell GroupMaps
sort: up
\`\`\`

\`\`\`cell GroupMaps
site: body.99
\`\`\`

\`\`\`cell Question
ask: Which?
answer: nothing
\`\`\`

$\\nonsense$ and ![a](picture.png)

[a](javascript:alert(1)) and [there](#nowhere)

\`\`\`cell Spectrum

## The end

\`\`\`cell ImageComparison
id: last
\`\`\`
`;

describe.each([
  { locale: 'en', theme: 'light', size: projector, word: 'Line' },
  { locale: 'zh', theme: 'dark', size: phone, word: '第' },
] as const)('a lesson full of mistakes, in $locale', ({ locale, theme, size, word }) => {
  it('has each of them named, and shows the rest', async () => {
    await open({ query: { lang: locale, theme }, size });
    page.on('dialog', (dialog) => notebook.complaints.push(dialog.message()));
    await notebook.idle();
    await notebook.drop('wrong.md', text(mistakes));
    await page.locator('.cm-content').waitFor();
    await page.getByRole('heading', { level: 2, name: 'The end' }).waitFor();
    const said = await page.locator('.problems li').allTextContents();
    expect(said.map((sentence) => Number(/\d+/.exec(sentence)?.[0]))).toEqual([
      3, 5, 9, 13, 18, 21, 21, 23, 23, 25,
    ]);
    expect(said.every((sentence) => sentence.trim().startsWith(word))).toBe(true);
    await (await notebook.look('last')).locator('canvas').first().waitFor();
    expect(await page.locator('article .problem').count()).toBe(5);
    expect(await accessibilityFaults(page, { except: ['figure'] })).toEqual([]);
    expect(await smallText(page, 12)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});

/** Formulas and words that ask for more room than there is. */
const wide = `# Wide

$\\rule{99999em}{9em}$ $\\kern{99999em}x$ and $${'x + '.repeat(300)}y$

- $\\rule{999em}{1em}$

${'word'.repeat(2000)}

| ${'a | '.repeat(60)}
| ${'- | '.repeat(60)}
`;

it('what is wide scrolls within itself', async () => {
  await open({ size: phone });
  await notebook.drop('wide.md', text(wide));
  await title('Wide').waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await page.locator('.problems li').count()).toBe(0);
});

it('a text that is more than can be compiled leaves what was there, until it is mended', async () => {
  await open();
  await notebook.drawn();
  await notebook.drop('way.md', text('# Mine\n\nAs it was.\n'));
  await title('Mine').waitFor();
  await button('Edit the text').click();
  await editor().press('Control+End');
  await page.keyboard.insertText('b'.repeat(20_001));
  await expect
    .poll(() => problems().allTextContents())
    .toEqual([expect.stringMatching(/^Line 3: This paragraph has \d+ characters/)]);
  expect(await page.locator('article p').allTextContents()).toEqual(['As it was.']);
  await page.keyboard.press('Control+Z');
  await page.getByText('No problems').waitFor();
});

describe('what is no lesson', () => {
  it.each([
    ['bytes that are no text', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /not text in UTF-8/],
    ['an empty file', new Uint8Array(), /is empty/],
  ])('is refused in a sentence: %s', async (_, bytes, sentence) => {
    await open({ size: phone });
    await notebook.drawn();
    await notebook.drop('lesson.md', bytes);
    await expect.poll(() => notebook.notice().textContent()).toMatch(sentence);
  });
});

it.each([
  ['en', 'New lesson', 'Where is the detail?', 'Go on without saving'],
  ['zh', '新建讲义', '细节在哪里？', '不保存，继续'],
])('a new one begins without a mistake, in %s, and once more if asked for', async (lang, begin, name, go) => {
  await open({ query: { lang }, size: phone });
  await button(begin).click();
  await title(name).waitFor();
  await button(begin).click();
  await button(go).click();
  await title(name).waitFor();
  expect(await page.locator('.problems li').count()).toBe(0);
  const figure = page.locator('figure').nth(1);
  await scrollTo(figure);
  await figure.locator('canvas').first().waitFor();
  await expect.poll(() => overflow(page)).toBe(0);
});
