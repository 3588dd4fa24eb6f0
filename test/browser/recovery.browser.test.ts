import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lessonNames } from '../../src/lessons/page-names.ts';
import { addressOf, galleryAddress, NotebookPage } from './notebook-page.ts';
import { freshContext } from './shared-chromium.ts';

/** Put into the page by `collecting`: the last worker started from a file with this in its name. */
declare const newest: (name?: string) => Worker & { readonly answers: number };

/** Workers of the page by a part of their files' names, to be ended as the machine might: without a word to the page. */
const collecting = `{
  const Started = window.Worker;
  window.workers = [];
  window.newest = (name = '/worker-') => window.workers.findLast(([address]) => address.includes(name))[1];
  window.Worker = class extends Started {
    constructor(address, options) {
      super(address, options);
      window.workers.push([String(address), this]);
      this.answers = 0;
      this.addEventListener('message', ({ data }) => (this.answers += data.kind === 'result' ? 1 : 0));
    }
  };
}`;

/** A figure that every thread has a part in, from a small network, below the notebook's bar. */
const address = () => galleryAddress(['Spectrum'], { bar: 1 });

describe('a thread that is ended without a word', () => {
  let notebook: NotebookPage;
  beforeAll(async () => {
    notebook = await NotebookPage.blank();
    await notebook.page.addInitScript(collecting);
    await notebook.page.goto(address());
    await notebook.idle();
    await notebook.look('spectrum');
  });
  afterAll(() => notebook.page.close());

  const end = (name: string) => notebook.page.evaluate((part) => newest(part).terminate(), name);
  const badge = () => notebook.page.locator('[popovertarget="backends"]');

  it.each(['/worker-', 'picture-worker', 'analyzer-worker'])(
    'is started again, and nothing else is blamed: %s, time after time',
    async (name) => {
      const { page } = notebook;
      for (const scale of [4, 2, 4, 2]) {
        await end(name);
        await page.locator('header').getByText(`×${scale}`, { exact: true }).click();
        await expect.poll(() => page.url()).toContain(`scale=${scale}`);
        await notebook.idle();
        await notebook.look('spectrum');
        expect(await badge().getAttribute('data-backend')).toBe('wasm');
      }
      expect(await notebook.notice().count()).toBe(0);
      expect(notebook.complaints).toEqual([]);
    },
  );
});

it('a backend that is given up is marked, with the reason, and can be tried again', async () => {
  const notebook = await NotebookPage.blank();
  const { page } = notebook;
  await page.addInitScript(collecting);
  await page.goto(address());
  await notebook.idle();
  for (let i = 0; i < 2; i++) {
    await page.evaluate(() => newest().dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })));
    // Started again, with the checkpoint loaded.
    await page.waitForFunction(() => newest().answers >= 2);
  }
  const badge = page.locator('[popovertarget="backends"]');
  await page.locator('[popovertarget="backends"]:not([data-backend="wasm"])').waitFor();
  expect(await badge.textContent()).toContain('WebAssembly was given up');
  await badge.click();
  const row = page.locator('tr[data-backend="wasm"]');
  expect(await row.textContent()).toContain('given up, as it kept stopping: out of memory');
  await row.getByRole('button', { name: 'Try again' }).click();
  await page.locator('[popovertarget="backends"][data-backend="wasm"]').waitFor();
  expect(await badge.textContent()).not.toContain('given up');
  await page.close();
});

it('forgets everything on this computer, after asking once', async () => {
  const context = await freshContext();
  const notebook = await NotebookPage.at(addressOf('measuring', { scale: 3 }), { context });
  const { page } = notebook;
  await notebook.idle();
  await page.evaluate(() => {
    localStorage.setItem('lessons read', 'rcan background');
    localStorage.setItem('of another site', 'x');
  });
  await page.reload();
  await notebook.idle();
  await page.locator('button.contents').click();
  await expect
    .poll(() => page.locator('#contents').textContent())
    .toContain(`2 of ${lessonNames.length} read`);
  await page.getByRole('button', { name: 'Forget everything on this computer…' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await page.evaluate(() => localStorage.getItem('lessons read'))).toBe('rcan background');
  await page.locator('button.contents').click();
  await page.getByRole('button', { name: 'Forget everything on this computer…' }).click();
  await page.getByRole('button', { name: 'Forget everything', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('measuring') && !url.search.includes('scale=3'));
  await notebook.idle();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ 'of another site': 'x' });
  expect(notebook.complaints).toEqual([]);
  await context.close();
});
