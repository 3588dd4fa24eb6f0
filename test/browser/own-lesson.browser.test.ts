import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { wholeLesson } from '../lessons/guide.ts';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow, smallText } from './page-checks.ts';

const projector = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
/** The line on which what is typed behind its end stands. */
const added = wholeLesson.split('\n').length + 1;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const editor = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' });
const problems = (page: Page) =>
  page.getByRole('region', { name: 'Text of the lesson' }).getByRole('listitem');
const text = (content: string) => new TextEncoder().encode(content);

describe('a lesson of one’s own', () => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = await NotebookPage.open(browser);
    page = notebook.page;
    await notebook.idle();
  });
  afterAll(() => page.close());

  it('such as the guide’s is opened from disk, on the session that is there', async () => {
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await page.getByRole('navigation').last().getByRole('link', { name: 'Your own lesson' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Open a lesson…').click();
    await (
      await chooser
    ).setFiles({ name: 'way.md', mimeType: 'text/markdown', buffer: Buffer.from(wholeLesson) });
    await page.getByRole('heading', { level: 1, name: 'What goes the long way round?' }).waitFor();
    for (const number of [1, 2, 3, 4, 5])
      await (await notebook.look(number)).locator('canvas, svg').first().waitFor();
    expect(await page.getByRole('heading', { name: /^Question [12]$/ }).count()).toBe(2);
    expect(await page.locator('article').textContent()).toContain('Look at the sky in figure 1');
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(await editor(page).count()).toBe(0);
  });

  it('follows what is typed, and figures that did not change are not drawn anew', async () => {
    await notebook.figure(2).evaluate((figure) => Object.assign(figure, { same: true }));
    await button(page, 'Edit the text').click();
    await editor(page).press('Control+Home');
    await editor(page).press('End');
    await editor(page).pressSequentially(' No');
    await page.getByRole('heading', { level: 1, name: 'What goes the long way round? No' }).waitFor();
    expect(await notebook.figure(2).evaluate((figure) => 'same' in figure)).toBe(true);
    await page.getByText('(not saved yet)').waitFor();
  });

  it('says at which line a mistake is, beside the text and in the lesson, and the rest stays', async () => {
    await editor(page).press('Control+End');
    await editor(page).pressSequentially('\n```cell Nothing\n```');
    await expect
      .poll(() => problems(page).allTextContents())
      .toEqual([expect.stringMatching(new RegExp(`^Line ${added}: There is no cell "Nothing"`))]);
    expect(await page.locator('article .problem').textContent()).toContain(`Line ${added}`);
    expect(await page.locator('.cm-lint-marker-error').count()).toBe(1);
    expect(await notebook.figure(2).evaluate((figure) => 'same' in figure)).toBe(true);
    await editor(page).press('Control+Home');
    await problems(page).getByRole('button').click();
    expect(await page.locator('.cm-activeLine').textContent()).toBe('```cell Nothing');
    await page.keyboard.press('End');
    for (const _ of 'Nothing') await page.keyboard.press('Backspace');
    await page.keyboard.type('SkipShares');
    await page.getByText('No problems').waitFor();
    await (await notebook.look(6)).locator('svg').first().waitFor();
  });

  it('does not hold the keyboard: Tab leaves the text', async () => {
    await editor(page).focus();
    await page.keyboard.press('Tab');
    expect(await editor(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });

  it('survives a reload with what is not saved', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'What goes the long way round? No' }).waitFor();
    await page.getByText('(not saved yet)').waitFor();
    expect(await editor(page).textContent()).toContain('round? No');
    await notebook.idle();
  });

  it('is saved as it was written', async () => {
    const download = page.waitForEvent('download');
    await button(page, 'Save as .md').click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('way.md');
    const written = wholeLesson.replace('round?', 'round? No') + '\n```cell SkipShares\n```';
    expect(await readFile(await saved.path(), 'utf8')).toBe(written);
    expect(await page.getByText('(not saved yet)').count()).toBe(0);
  });

  it('is asked about before unsaved changes go, and closed', async () => {
    await editor(page).pressSequentially(' ');
    await button(page, 'Close').click();
    const dialog = page.getByRole('dialog', { name: 'Your last changes of “way.md” are not saved' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await editor(page).count()).toBe(1);
    await button(page, 'Close').click();
    await button(page, 'Go on without saving').click();
    await page.getByRole('heading', { level: 1, name: 'Your own lesson' }).waitFor();
    expect(notebook.complaints).toEqual([]);
  });
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
\`\`\`
`;

describe.each([
  { locale: 'en', theme: 'light', size: projector, word: 'Line' },
  { locale: 'zh', theme: 'dark', size: phone, word: '第' },
] as const)('a lesson full of mistakes, in $locale', ({ locale, theme, size, word }) => {
  it('has each of them named, and shows the rest', async () => {
    const notebook = new NotebookPage(await browser.newPage({ viewport: size }));
    const { page } = notebook;
    page.on('dialog', (dialog) => notebook.complaints.push(dialog.message()));
    await page.goto(`${inject('siteUrl')}?lang=${locale}&theme=${theme}&backend=wasm`);
    await notebook.idle();
    await notebook.drop('wrong.md', text(mistakes));
    await page.locator('.cm-content').waitFor();
    await page.getByRole('heading', { level: 2 }).waitFor();
    const said = await page.locator('.problems li').allTextContents();
    expect(said.map((sentence) => Number(/\d+/.exec(sentence)?.[0]))).toEqual([
      3, 5, 9, 13, 18, 21, 21, 23, 23, 25,
    ]);
    expect(said.every((sentence) => sentence.trim().startsWith(word))).toBe(true);
    await (await notebook.look(1)).locator('canvas').first().waitFor();
    expect(await page.locator('article .problem').count()).toBe(5);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallText(page, 12)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });
});

it('what is no lesson is refused in a sentence, and a new one begins without a mistake', async () => {
  const notebook = new NotebookPage(await browser.newPage({ viewport: phone }));
  const { page } = notebook;
  await page.goto(`${new URL('own-lesson.html', inject('siteUrl')).href}?lang=en&theme=light&backend=wasm`);
  await notebook.idle();
  for (const [bytes, sentence] of [
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47]), /not text in UTF-8/],
    [new Uint8Array(), /is empty/],
  ] as const) {
    await notebook.drop('lesson.md', bytes);
    await expect.poll(() => notebook.notice().textContent()).toMatch(sentence);
  }
  for (const [again, title] of [
    ['English', 'Where is the detail?'],
    ['中文', '细节在哪里？'],
  ] as const) {
    if (again === '中文') await button(page, '中文').click();
    await button(page, again === '中文' ? '新建课文' : 'New lesson').click();
    const go = button(page, '不保存，继续');
    if (again === '中文') await go.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.locator('.problems li').count()).toBe(0);
    await (await notebook.look(2)).locator('canvas').first().waitFor();
  }
  expect(await overflow(page)).toBe(0);
  expect(notebook.complaints).toEqual([]);
  await page.close();
});
