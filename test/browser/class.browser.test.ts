import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await launchChromium();
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
});
afterAll(() => browser.close());

describe('what a class predicts', () => {
  const site = () => `${inject('siteUrl')}residual-in-residual.html`;
  const view = 'lang=en&theme=light&backend=wasm';
  /** Links as readers copied them. */
  const links: string[] = [];
  let notebook: NotebookPage;
  let page: Page;

  async function open(address: string): Promise<void> {
    notebook = new NotebookPage(await context.newPage());
    page = notebook.page;
    await page.goto(address);
  }
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

  it('is copied as a link by every reader who has predicted', async () => {
    for (const [name, value] of [
      ['Mia', '75'],
      ['Ben', '90'],
    ] as const) {
      await open(`${site()}?${view}`);
      expect(await endOfLesson().getByRole('button', { name: 'Copy link' }).count()).toBe(0);
      await question(1).getByRole('textbox').fill(value);
      await question(2).getByRole('radio').first().check();
      await question(3).getByRole('button', { name: 'Group 0 down' }).click();
      await endOfLesson().getByRole('textbox', { name: 'Your name' }).fill(name);
      await endOfLesson().getByRole('button', { name: 'Copy link with my answers' }).click();
      await endOfLesson().getByText('is copied').waitFor();
      links.push(await page.evaluate(() => navigator.clipboard.readText()));
      await page.close();
    }
    expect(new URL(links[0]!).searchParams.get('answers')).toMatch(/^1n75;2c0;3o1,0,2,3,4@\w{5},Mia$/);
  });

  it('is shown to whoever opens such a link, once the answer is revealed and not before', async () => {
    await open(links[0]!);
    await endOfLesson().getByText('Here are the predictions of Mia.').waitFor();
    await question(1).getByRole('textbox').fill('50');
    await question(1).getByRole('button', { name: 'See what this run gives' }).waitFor();
    expect(await dots()).toEqual([]);
    await question(1).getByRole('button', { name: 'See what this run gives' }).click();
    await question(1).getByText('1 other prediction').waitFor();
    expect(await dots()).toEqual([75]);
    await question(1).locator('line.found').waitFor({ state: 'attached', timeout: 60_000 });
    expect(await question(2).getByText('1 other prediction').count()).toBe(0);
  });

  it('is put together from pasted links, of which those that are of no use are named', async () => {
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
    await page.setViewportSize({ width: 390, height: 844 });
    await notebook.idle();
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: '中文' }).click();
    const end = page.getByRole('region', { name: '全班的预想' });
    await end.getByText('这里有这些读者的预想：Mia、Ben。').waitFor();
    await page.getByText('别人的 2 个预想').first().waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(notebook.complaints).toEqual([]);
  });

  it('is left out of the page, and named, where it is not of its questions', async () => {
    await open(`${site()}?${view}&answers=1n50;2c7@k3f9a,Eve`);
    await endOfLesson().getByText('Here are the predictions of Eve.').waitFor();
    const said = await notebook.leftOut().allTextContents();
    expect(said.map((entry) => entry.trim())).toEqual([
      'answers “2c7@k3f9a,Eve”: no question of this page asks for that.',
    ]);
  });
});
