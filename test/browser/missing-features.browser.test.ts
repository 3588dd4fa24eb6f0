import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PageName } from '../../src/lessons/page-names.ts';
import { addressOf, NotebookPage, scrollTo } from './notebook-page.ts';

const badge = (page: Page) => page.locator('[popovertarget="backends"]');

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

/** A page on the backend that it finds for itself. */
async function openWithout(
  name: PageName,
  ...missing: readonly (keyof typeof lacks)[]
): Promise<NotebookPage> {
  const notebook = await NotebookPage.blank();
  const { page } = notebook;
  await page.addInitScript(missing.map((name) => lacks[name].page).join('\n'));
  await page.route(engineWorker, async (route) => {
    const response = await route.fetch();
    const script = missing.map((name) => lacks[name].worker).join('\n') + (await response.text());
    await route.fulfill({ response, body: script });
  });
  await page.goto(addressOf(name).replace('&backend=wasm', ''));
  return notebook;
}

describe('in a browser that lacks something', () => {
  it.each([[['Worker']], [['Worker', 'WebAssembly', 'WebGL', 'WebGPU']]] as const)(
    'the words are there, and a sentence says that nothing can run: %s',
    async (missing) => {
      const notebook = await openWithout('rcan', ...missing);
      const { page } = notebook;
      await expect
        .poll(() => notebook.notice().textContent())
        .toMatch(/network runs in a module worker.*browser did not start one.*current browser/);
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.locator('.prose').last().textContent()).toContain('red, green and blue');
      expect(await notebook.figure('heat-map').textContent()).toContain('The network cannot run here');
      expect(await badge(page).textContent()).toContain('Engine: none');
      await page.getByRole('button', { name: '中文' }).click();
      expect(await notebook.notice().textContent()).toMatch(/^网络要在模块 Worker 中运行.*较新的浏览器/);
      expect(await notebook.figure('heat-map').textContent()).toContain('这里无法运行网络');
      expect(notebook.complaints).toEqual([]);
      await page.close();
    },
  );

  it.each([
    { missing: 'WebAssembly', runs: 'cpu', passedOver: 'wasm' },
    { missing: 'WebGL', runs: 'wasm', passedOver: 'webgl' },
    { missing: 'WebGPU', runs: 'wasm', passedOver: 'webgpu' },
  ] as const)('$missing: $runs runs, and the badge says why', async ({ missing, runs, passedOver }) => {
    const notebook = await openWithout('glossary', missing);
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
    const notebook = await NotebookPage.blank();
    const { page } = notebook;
    const held: Route[] = [];
    await page.route(engineWorker, (route) => void held.push(route));
    await page.goto(addressOf('measuring'));
    await page.locator('h1').waitFor();
    await scrollTo(notebook.figure('comparison'));
    const pictured = (name: string) => notebook.figure('comparison').locator(`tr[data-picture="${name}"]`);
    await pictured('bicubic').waitFor();
    await pictured('lr').waitFor();
    expect(await notebook.figure('comparison').locator('canvas').count()).toBeGreaterThan(0);
    expect(await notebook.figure('comparison').getAttribute('data-state')).toBe('waiting');
    expect(await badge(page).textContent()).toContain('starting');
    expect(held).toHaveLength(1);
    await held[0]?.continue();
    await notebook.idle();
    expect(await notebook.psnr('sr')).toBeGreaterThan(await notebook.psnr('bicubic'));
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });
});
