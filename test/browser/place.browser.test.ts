import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NotebookPage, phone, projector } from './notebook-page.ts';
import { accessibilityFaults, overflow } from './page-checks.ts';

let notebook: NotebookPage;
let page: Page;
afterEach(() => expect(notebook.complaints).toEqual([]));

describe('the contents in the bar', () => {
  beforeAll(async () => {
    notebook = await NotebookPage.open('rcan');
    page = notebook.page;
    await notebook.idle();
  });
  beforeEach(() => page.setViewportSize(projector));
  afterAll(() => page.close());

  const contents = () => page.getByRole('dialog', { name: 'Contents' });
  const button = () => page.getByRole('banner').getByRole('button', { name: 'Contents' });
  async function open(): Promise<void> {
    if (await contents().isVisible()) await page.keyboard.press('Escape');
    await button().press('Enter');
    await contents().waitFor();
  }

  it('lead to a section, and then say that it is being read', async () => {
    await open();
    await contents().getByRole('link', { name: 'Take it apart' }).press('Enter');
    await contents().waitFor({ state: 'hidden' });
    const heading = page.getByRole('heading', { level: 2, name: 'Take it apart' });
    const top = () => heading.evaluate((element) => element.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(200);
    const bar = await page.getByRole('banner').boundingBox();
    expect(await top()).toBeGreaterThan(bar!.height);
    await open();
    const marked = contents().locator('[aria-current="location"]');
    await expect.poll(() => marked.allTextContents()).toEqual(['Take it apart']);
  });

  it('lead to another page, whose sections they list then', async () => {
    await open();
    await contents().getByRole('link', { name: 'Free play' }).click();
    await page.getByRole('heading', { level: 1, name: 'Free play' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/free-play\.html$/);
    await contents().waitFor({ state: 'hidden' });
    await open();
    await contents().getByRole('link', { name: 'Enlarging' }).waitFor();
    expect(await contents().getByRole('link', { name: 'Take it apart' }).count()).toBe(0);
    expect(await accessibilityFaults(page, { only: '[popover]:popover-open' })).toEqual([]);
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: 'Take it apart' }).waitFor();
  });

  it('fit on a phone, whose bar has two rows', async () => {
    await page.setViewportSize(phone);
    await open();
    const { x, width } = (await contents().boundingBox())!;
    expect(width).toBeGreaterThan(340);
    expect(x + width).toBeLessThanOrEqual(phone.width);
    expect((await page.getByRole('banner').boundingBox())!.height).toBeLessThan(100);
  });
});

const sections = 8;
const strip = () => page.getByRole('navigation', { name: 'Presenting' });
const position = () => strip().getByRole('status').locator('[aria-hidden]');
const seen = () =>
  page
    .locator('main h2')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));
const scrolled = () => page.evaluate(() => scrollY);
/** Presents a section, counted from 1. */
async function present(section: number): Promise<void> {
  if ((await strip().count()) === 0) await page.keyboard.press('p');
  await strip().waitFor();
  const at = async () => Number((await position().textContent())?.split('/')[0]);
  for (let now = await at(); now !== section; now = await at()) {
    await page.keyboard.press(now < section ? 'ArrowRight' : 'ArrowLeft');
    await expect.poll(at).not.toBe(now);
  }
}
const at = (section: number) => `${section} / ${sections}`;

async function leave(): Promise<void> {
  if ((await strip().count()) > 0) await page.keyboard.press('Escape');
  await strip().waitFor({ state: 'detached' });
}

describe('presenting', () => {
  beforeAll(async () => {
    notebook = await NotebookPage.open('rcan');
    page = notebook.page;
    await notebook.idle();
  });
  beforeEach(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()));
  afterAll(() => page.close());

  it('begins with the section that is read, alone and in large type', async () => {
    await leave();
    await page.getByRole('heading', { name: 'The plan of the network' }).scrollIntoViewIfNeeded();
    await page.evaluate(() => document.getElementById('the-plan-of-the-network')!.scrollIntoView());
    await page.keyboard.press('p');
    await expect.poll(() => position().textContent()).toBe(at(3));
    expect(await seen()).toEqual(['the-plan-of-the-network']);
    expect(await page.locator('h1').isVisible()).toBe(false);
    const line = await page
      .locator('main p:visible')
      .first()
      .evaluate((text) => text.currentCSSZoom * parseFloat(getComputedStyle(text).fontSize));
    expect(line).toBeGreaterThan(26);
    await expect.poll(() => overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is part of the address, for who opens it', async () => {
    await present(2);
    await expect.poll(() => notebook.inAddress('present')).toBe('1');
    const other = await NotebookPage.at(page.url());
    const there = other.page.getByRole('navigation', { name: 'Presenting' }).getByText(at(2));
    await there.waitFor();
    await other.page.close();
  });

  it('turns by keys; those that scroll show the rest of a section first', async () => {
    await present(2);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => position().textContent()).toBe(at(3));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageUp');
    await expect.poll(() => position().textContent()).toBe(at(1));
    // What is not drawn yet makes the section shorter than the screen.
    await notebook.allDrawn();
    await page.keyboard.press('PageDown');
    await expect.poll(scrolled).toBeGreaterThan(100);
    expect(await position().textContent()).toBe(at(1));
    for (let presses = 0; presses < 10 && (await position().textContent()) === at(1); presses++) {
      await page.keyboard.press('PageDown');
      // The browser glides.
      await page.waitForTimeout(500);
    }
    expect(await position().textContent()).toBe(at(2));
    expect(await scrolled()).toBe(0);
  });

  it('turns by mouse; keys that a control uses are left to it', async () => {
    await present(3);
    await strip().getByRole('button', { name: 'Next section' }).click();
    await expect.poll(() => position().textContent()).toBe(at(4));
    const grid = page.getByRole('grid').first();
    await grid.focus();
    await page.keyboard.press('ArrowRight');
    expect(await position().textContent()).toBe(at(4));
  });

  it('has live figures: the cell under the mouse is the one that is chosen', async () => {
    await present(4);
    const grid = page.getByRole('grid').first();
    await grid.waitFor();
    const { width, height } = (await grid.boundingBox())!;
    await grid.click({ position: { x: (10.5 / 32) * width, y: height - 10 } });
    const cell = grid.getByRole('gridcell');
    expect(await cell.getAttribute('data-channel')).toBe('10');
    await expect.poll(() => page.locator('.unfolded').getAttribute('data-block')).toBe('4');
  });

  it('is left by Escape, once the figure has let go, for the section that was shown', async () => {
    await present(4);
    const grid = page.getByRole('grid').first();
    await grid.waitFor();
    const { width, height } = (await grid.boundingBox())!;
    await grid.click({ position: { x: (10.5 / 32) * width, y: height - 10 } });
    await page.keyboard.press('Escape');
    expect(await strip().count()).toBe(1);
    await page.keyboard.press('Escape');
    await strip().waitFor({ state: 'detached' });
    const heading = page.locator('#channel-attention-one-number-for-each-channel');
    await expect
      .poll(() => heading.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200);
    expect((await seen()).length).toBe(sections - 1);
  });

  it('begins by its button', async () => {
    await leave();
    await page.getByRole('button', { name: 'Present, section by section' }).click();
    await strip().waitFor();
  });
});

it('presenting follows links of the contents, to sections and to pages', async () => {
  notebook = await NotebookPage.open('rcan', { query: { present: 2 } });
  page = notebook.page;
  await expect.poll(() => position().textContent()).toBe(at(3));
  const follow = async (name: string) => {
    await page.getByRole('banner').getByRole('button', { name: 'Contents' }).click();
    await page.getByRole('dialog', { name: 'Contents' }).getByRole('link', { name, exact: true }).click();
  };
  await follow('Take it apart');
  await expect.poll(() => position().textContent()).toBe(at(7));
  await follow('Channel attention');
  await page.getByRole('heading', { level: 1, name: 'Channel attention' }).waitFor();
  expect(await position().textContent()).toMatch(/^1 \/ \d+$/);
  expect(await seen()).toEqual([]);
  await page.close();
});

describe('in print', () => {
  beforeAll(async () => {
    notebook = await NotebookPage.open('rcan', { query: { theme: 'dark' } });
    page = notebook.page;
    await notebook.idle();
    await notebook.look('comparison');
  });
  beforeEach(async () => {
    await page.emulateMedia({ media: 'print' });
    // The page is told so in the frame that follows; a browser that prints tells it before.
    await expect.poll(theme).toBe('light');
  });
  afterAll(() => page.close());

  const theme = () => page.locator('html').getAttribute('data-theme');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  it('there are the words and every figure with its caption, and nothing to press', async () => {
    for (const part of [
      page.getByRole('banner'),
      page.getByRole('navigation'),
      page.locator('button:not(table button, [data-drawing] button)'),
    ])
      expect(await part.filter({ visible: true, hasNot: page.locator('canvas') }).count()).toBe(0);
    expect(await page.locator('h1').isVisible()).toBe(true);
    const captions = page.locator('figcaption');
    expect(await captions.filter({ visible: true }).count()).toBe(await captions.count());
    expect(await page.locator('figure canvas').first().isVisible()).toBe(true);
  });

  it('the page is white, also from the dark theme, and no figure is wider than paper', async () => {
    expect(await background()).toBe('rgb(255, 255, 255)');
    const { width } = (await notebook.figure('comparison').locator('.body').boundingBox())!;
    expect(width).toBeLessThanOrEqual(681);
  });

  it('the screen is as it was afterwards', async () => {
    await page.emulateMedia({ media: null });
    await expect.poll(theme).toBe('dark');
    expect((await notebook.figure('comparison').locator('.body').boundingBox())!.width).toBeGreaterThan(1000);
    expect(await page.getByRole('banner').isVisible()).toBe(true);
  });
});
