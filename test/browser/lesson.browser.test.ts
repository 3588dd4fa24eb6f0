import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { NotebookPage } from './notebook-page.ts';
import { accessibilityFaults, overflow, smallText, tabStops } from './page-checks.ts';

const projector = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
const sweepFigure = 11;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium({ webgpu: true });
});
afterAll(() => browser.close());

const badge = (page: Page) => page.locator('[popovertarget="backends"]');
const pictures = (page: Page) => page.locator('[popovertarget="pictures"]');
const theme = (page: Page) => page.locator('header .end button').last();

async function open(query: string): Promise<NotebookPage> {
  const notebook = await NotebookPage.open(browser, query, projector);
  await notebook.idle();
  return notebook;
}

describe.each([
  { locale: 'en', first: 'light' },
  { locale: 'zh', first: 'dark' },
])('the lesson in $locale', ({ locale, first }) => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = await open(`lang=${locale}&theme=${first}&backend=wasm`);
    page = notebook.page;
  });
  afterAll(() => page.close());

  it('opens on WebAssembly and says so', async () => {
    expect(await badge(page).getAttribute('data-backend')).toBe('wasm');
    expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'zh' ? 'zh-CN' : 'en');
  });

  it('begins its first figure on the first screen of a projector', async () => {
    const top = await notebook.figure(1).evaluate((figure) => figure.getBoundingClientRect().top);
    expect(top).toBeLessThan(projector.height - 200);
  });

  it('has thirteen cells, and every one draws what it has to show', async () => {
    expect(await page.locator('figure').count()).toBe(figures.length);
    for (const number of figures) {
      const figure = await notebook.look(number);
      // Nothing is muted before the reader says so.
      if (number === sweepFigure) await figure.locator('[data-sweep] button').click();
      await figure.locator('canvas, svg').first().waitFor();
      expect(await figure.locator('figcaption .sample').textContent()).toContain('96 × 96');
    }
  });

  it.each(['light', 'dark'])(
    'has no serious fault for those who cannot see or not well, %s',
    async (wanted) => {
      if ((await page.locator('html').getAttribute('data-theme')) !== wanted) await theme(page).click();
      expect(await page.locator('html').getAttribute('data-theme')).toBe(wanted);
      expect(await accessibilityFaults(page)).toEqual([]);
      for (const button of [pictures(page), badge(page)]) {
        await button.click();
        await page.locator('[popover]:popover-open').waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    },
  );

  it('can be read from the back of the class: nothing is under 12 px', async () => {
    expect(await smallText(page, 12)).toEqual([]);
  });

  it('is no wider than its window, on a projector and on a phone', async () => {
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize(phone);
    for (const number of figures) await notebook.look(number);
    expect(await overflow(page)).toBe(0);
    for (const button of [pictures(page), badge(page)]) {
      await button.click();
      expect(await overflow(page)).toBe(0);
      await page.keyboard.press('Escape');
    }
    const bar = await page.locator('header').boundingBox();
    expect(bar?.height, 'the bar takes two rows at most').toBeLessThan(100);
    await page.setViewportSize(projector);
  });

  it('has complained of nothing', () => {
    expect(notebook.complaints).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  let notebook: NotebookPage;
  let page: Page;
  beforeAll(async () => {
    notebook = await open('lang=en&theme=light&backend=wasm');
    page = notebook.page;
    for (const number of figures) await notebook.look(number);
  });
  afterAll(() => page.close());

  it('Tab reaches the bar and the main control of every figure, in order, and shows where it is', async () => {
    const stops = await tabStops(page);
    expect(stops.filter(({ marked }) => !marked)).toEqual([]);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    const wanted = [
      [0, /^Skip to the text$/],
      [0, /^Contents$/],
      [0, /^Picture: Facade$/],
      [0, /^×2$/],
      [0, /^×4$/],
      [0, /^Engine: WebAssembly/],
      [0, /^中文$/],
      [0, /^Theme: Light$/],
      [1, /^Divider between/],
      [2, /residual group/],
      [2, /^Gate of the long skip connection$/],
      [3, /^Channel attention: rows are blocks/],
      [4, /^Channel;/],
      [5, /^Channel 0, added: enlarge$/],
      [6, /^Cut-off/],
      [6, /^Frequency that is read/],
      [7, /^Show the curves of group 3$/],
      [8, /^Channels:/],
      [8, /^as recorded$/],
      [9, /^this block$/],
      [9, /^Channels by share and attention$/],
      [10, /^Shut the long skip connection$/],
      [11, /^this block$/],
      [11, /^Mute 32 channels in turn$/],
      [12, /^One step back$/],
      [12, /^Output/],
      [13, /^Let RCAN run$/],
    ] as const;
    const places = wanted.map(([figure, name]) =>
      stops.findIndex((stop) => stop.figure === figure && name.test(stop.name)),
    );
    expect(wanted.filter((_, i) => places[i] === -1)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('a cell of the heat map is chosen, and the unfolded block and the maps follow', async () => {
    const heatmap = await notebook.look(3);
    await heatmap.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    const cell = heatmap.getByRole('gridcell');
    const value = await cell.getAttribute('data-value');
    expect(await cell.getAttribute('aria-selected')).toBe('true');
    const unfolded = await notebook.look(4);
    const readout = unfolded.locator('.readout');
    expect(await unfolded.locator('.unfolded').getAttribute('data-group')).toBe('3');
    expect(await unfolded.locator('.unfolded').getAttribute('data-block')).toBe('4');
    expect(await readout.getAttribute('data-channel')).toBe('2');
    expect(await readout.getAttribute('data-s')).toBe(value);
    expect(await (await notebook.look(5)).locator('button.selected').getAttribute('data-channel')).toBe('2');
    await expect.poll(() => new URL(page.url()).searchParams.get('channel')).toBe('2');
  });

  it('another channel is chosen among the maps, and the block stays', async () => {
    const maps = await notebook.look(5);
    await maps.locator('button.selected').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const unfolded = notebook.figure(4);
    expect(await unfolded.locator('.unfolded').getAttribute('data-block')).toBe('4');
    expect(await unfolded.locator('.readout').getAttribute('data-channel')).toBe('3');
    const cell = notebook.figure(3).getByRole('gridcell');
    expect(await cell.getAttribute('data-channel')).toBe('3');
    expect(await cell.getAttribute('aria-selected')).toBe('true');
  });

  it('the pixel shuffle is stepped: it glides, and jumps for who wants no motion', async () => {
    const figure = await notebook.look(12);
    const position = figure.getByRole('slider', { name: 'Position between the steps' });
    const at = () => position.evaluate((input: HTMLInputElement) => input.valueAsNumber);
    const justAfter = () =>
      position.evaluate(
        (input: HTMLInputElement) =>
          new Promise<number>((done) =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(input.valueAsNumber))),
          ),
      );
    const stepBack = figure.getByRole('button', { name: 'One step back' });
    await stepBack.focus();
    await page.keyboard.press('Enter');
    expect(await justAfter()).toBeGreaterThan(2);
    await expect.poll(at).toBe(2);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('Enter');
    expect(await justAfter()).toBe(1);
    await page.emulateMedia({ reducedMotion: null });
  });

  it('another card is chosen', async () => {
    await pictures(page).focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('button', { name: 'Dead leaves' });
    for (let i = 0; i < 12 && !(await card.evaluate((button) => button === document.activeElement)); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => pictures(page).textContent()).toContain('Dead leaves');
    await notebook.idle();
    expect(await notebook.figure(1).locator('.sample').textContent()).toContain('Dead leaves');
  });

  it('the language is changed, and nothing that was set is lost', async () => {
    await page.getByRole('button', { name: '中文' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/细节/);
    expect(await notebook.figure(1).locator('.sample').textContent()).toContain('落叶');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(notebook.complaints).toEqual([]);
  });
});

const noWebgl = (canvas: string) =>
  `{ const get = ${canvas}.prototype.getContext;
     ${canvas}.prototype.getContext = function (kind, ...rest) {
       return /webgl/.test(kind) ? null : get.call(this, kind, ...rest);
     }; }`;
/** What takes something from a browser: from the page, and from the worker in which the engine runs. */
const lacks = {
  Worker: { page: 'delete window.Worker;', worker: '' },
  WebAssembly: { page: 'delete window.WebAssembly;', worker: 'delete self.WebAssembly;' },
  WebGL: { page: noWebgl('HTMLCanvasElement'), worker: noWebgl('OffscreenCanvas') },
  WebGPU: { page: 'delete Navigator.prototype.gpu;', worker: 'delete WorkerNavigator.prototype.gpu;' },
} as const;
const engineWorker = '**/assets/worker-*.js';

async function openWithout(...missing: (keyof typeof lacks)[]): Promise<NotebookPage> {
  const notebook = new NotebookPage(await browser.newPage({ viewport: projector }));
  const { page } = notebook;
  await page.addInitScript(missing.map((name) => lacks[name].page).join('\n'));
  await page.route(engineWorker, async (route) => {
    const response = await route.fetch();
    const script = missing.map((name) => lacks[name].worker).join('\n') + (await response.text());
    await route.fulfill({ response, body: script });
  });
  await page.goto(`${inject('siteUrl')}?lang=en&theme=light`);
  return notebook;
}

describe('in a browser that lacks something', () => {
  it.each([[['Worker']], [['Worker', 'WebAssembly', 'WebGL', 'WebGPU']]] as const)(
    'the words are there, and a sentence says that nothing can run: %s',
    async (missing) => {
      const notebook = await openWithout(...missing);
      const { page } = notebook;
      await expect
        .poll(() => notebook.notice().textContent())
        .toMatch(/network runs in a module worker.*browser did not start one.*current browser/);
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.locator('.prose').last().textContent()).toContain('red, green and blue');
      expect(await notebook.figure(3).textContent()).toContain('The network cannot run here');
      expect(await badge(page).textContent()).toContain('Engine: none');
      await page.getByRole('button', { name: '中文' }).click();
      expect(await notebook.notice().textContent()).toMatch(/^网络要在模块 Worker 中运行.*较新的浏览器/);
      expect(await notebook.figure(3).textContent()).toContain('这里无法运行网络');
      expect(notebook.complaints).toEqual([]);
      await page.close();
    },
  );

  it.each([
    { missing: 'WebAssembly', runs: 'cpu', passedOver: 'wasm' },
    { missing: 'WebGL', runs: 'wasm', passedOver: 'webgl' },
    { missing: 'WebGPU', runs: 'wasm', passedOver: 'webgpu' },
  ] as const)('$missing: $runs runs, and the badge says why', async ({ missing, runs, passedOver }) => {
    const notebook = await openWithout(missing);
    const { page } = notebook;
    await page.locator(`[popovertarget="backends"][data-backend="${runs}"]`).waitFor();
    await badge(page).click();
    const row = page.locator(`tr[data-backend="${passedOver}"]`);
    expect(await row.textContent()).toContain('not in this browser');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '中文' }).click();
    expect(await row.textContent()).toContain('此浏览器没有');
    expect(await notebook.notice().count()).toBe(0);
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });

  it('the words, the small picture and its bicubic enlargement do not wait for TF.js', async () => {
    const notebook = new NotebookPage(await browser.newPage({ viewport: projector }));
    const { page } = notebook;
    const held: Route[] = [];
    await page.route(engineWorker, (route) => void held.push(route));
    await page.goto(`${inject('siteUrl')}?lang=en&theme=light&backend=wasm`);
    await page.locator('h1').waitFor();
    const pictured = (name: string) => notebook.figure(1).locator(`tr[data-picture="${name}"]`);
    await pictured('bicubic').waitFor();
    await pictured('lr').waitFor();
    expect(await notebook.figure(1).locator('canvas').count()).toBeGreaterThan(0);
    expect(await notebook.figure(1).getAttribute('data-state')).toBe('waiting');
    expect(await badge(page).textContent()).toContain('starting');
    expect(held).toHaveLength(1);
    await held[0]?.continue();
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBeGreaterThan(await notebook.psnr('bicubic'));
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });
});
