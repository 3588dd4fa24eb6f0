import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { addressOf, NotebookPage, phone } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';

// A Chromium of its own: there is one clipboard in each, and other tests read theirs.
let browser: Browser;
let context: BrowserContext;
let notebook: NotebookPage;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium({ plainDrawing: true });
  const permissions = ['clipboard-read', 'clipboard-write'];
  context = await browser.newContext({ permissions, serviceWorkers: 'block' });
});
afterEach(async () => {
  expect(notebook.complaints).toEqual([]);
  await page.close();
});
afterAll(() => browser.close());

async function open(address: string): Promise<void> {
  notebook = await NotebookPage.at(address, { context });
  page = notebook.page;
}
const lesson = () => addressOf('residual-in-residual');
const question = (number: number) => page.getByRole('region', { name: `Question ${number}` });
const endOfLesson = () => page.getByRole('region', { name: 'Predictions of a class' });
const addLinks = async (text: string) => {
  await endOfLesson().getByRole('textbox', { name: 'Links from others' }).fill(text);
  await endOfLesson().getByRole('button', { name: 'Add', exact: true }).click();
};
const dots = () =>
  question(1)
    .locator('circle[data-value]')
    .evaluateAll((all) => all.map((dot) => Number(dot.getAttribute('data-value'))));

describe('what a class predicts', () => {
  /** Links as readers copied them. */
  let links: string[];
  beforeAll(async () => {
    links = [];
    for (const [name, value] of [
      ['Mia', '75'],
      ['Ben', '90'],
    ] as const) {
      await open(lesson());
      expect(await endOfLesson().getByRole('button', { name: 'Copy link' }).count()).toBe(0);
      await question(1).getByRole('textbox').fill(value);
      await question(2).getByRole('radio').first().check();
      await question(3).getByRole('button', { name: 'Group 0 down' }).click();
      await endOfLesson().getByRole('textbox', { name: 'Your name' }).fill(name);
      await endOfLesson().getByRole('button', { name: 'Copy link with my answers' }).click();
      await endOfLesson().getByText('is copied').waitFor();
      links.push(await page.evaluate(() => navigator.clipboard.readText()));
      expect(notebook.complaints).toEqual([]);
      await page.close();
    }
  });
  beforeEach(async () => {
    await open(links[0]!);
    await endOfLesson().getByText('Here are the predictions of Mia.').waitFor();
  });

  async function revealFirst(): Promise<void> {
    await question(1).getByRole('textbox').fill('50');
    const reveal = question(1).getByRole('button', { name: 'See what this run gives' });
    await reveal.waitFor();
    expect(await dots()).toEqual([]);
    await reveal.click();
    await question(1).getByText('1 other prediction').waitFor();
  }

  it('is copied as a link by every reader who has predicted', () => {
    expect(new URL(links[0]!).searchParams.get('answers')).toMatch(/^1n75;2c0;3o1,0,2,3,4@\w{5},Mia$/);
  });

  it('is shown to whoever opens such a link, once the answer is revealed and not before', async () => {
    await revealFirst();
    expect(await dots()).toEqual([75]);
    await question(1).locator('line.found').waitFor({ state: 'attached', timeout: 60_000 });
    expect(await question(2).getByText('1 other prediction').count()).toBe(0);
  });

  it('is put together from pasted links, of which those that are of no use are named', async () => {
    await revealFirst();
    const elsewhere = links[1]!.replace('residual-in-residual', 'measuring');
    await addLinks(`${links[1]!}\n${links[0]!} ${elsewhere}\nhello`);
    const said = endOfLesson().getByRole('status').filter({ hasText: 'added' });
    await said.waitFor();
    expect(await said.locator('p, li').allTextContents()).toEqual([
      '1 link added.',
      'Link 2 (Mia) is here already.',
      'Link 3 (Ben) is of another lesson: paste it there.',
      'Link 4 holds no predictions for this page.',
    ]);
    expect(await dots()).toEqual([75, 90]);
    await question(2).getByRole('radio').last().check();
    await question(2).getByRole('button', { name: 'See what' }).click();
    const counts = await question(2).locator('[data-count]').allTextContents();
    expect(counts[0]).toMatch(/^\s*2\s/);
    await question(3).getByRole('button', { name: 'Group 0 down' }).click();
    await question(3).getByRole('button', { name: 'See what' }).click();
    const first = question(3).locator('[data-place]').first();
    expect((await first.textContent())?.replace(/\s+/g, ' ')).toMatch(/Group 1 ?\(mean place 1\.0\)/);
  });

  it('fits on a phone, in Chinese too', async () => {
    await revealFirst();
    await addLinks(links[1]!);
    await expect.poll(dots).toEqual([75, 90]);
    await page.setViewportSize(phone);
    await notebook.idle();
    await expect.poll(() => overflow(page)).toBe(0);
    await page.getByRole('button', { name: '中文' }).click();
    const end = page.getByRole('region', { name: '全班的预测' });
    await end.getByText('这里有这些读者的预测：Mia、Ben。').waitFor();
    await page.getByText('其他人的 2 个预测').first().waitFor();
    await expect.poll(() => overflow(page)).toBe(0);
    expect(await accessibilityFaults(page, { except: ['figure'] })).toEqual([]);
  });
});

it('what a class predicts is left out of the page, and named, where it is not of its questions', async () => {
  await open(`${lesson()}&answers=1n50;2c7@k3f9a,Eve`);
  await endOfLesson().getByText('Here are the predictions of Eve.').waitFor();
  const said = await notebook.leftOut().allTextContents();
  expect(said.map((entry) => entry.trim())).toEqual([
    'answers “2c7@k3f9a,Eve”: no question of this page asks for that.',
  ]);
});
