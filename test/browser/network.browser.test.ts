import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { addressOf, NotebookPage, queryOf } from './notebook-page.ts';
import { serveFolder } from './serve.ts';
import { freshContext } from './shared-chromium.ts';

const built = fileURLToPath(new URL('../../dist', import.meta.url));
const query = queryOf();

/** Waits until the network has run, on a page of words alone. */
async function ran(notebook: NotebookPage): Promise<void> {
  await notebook.idle();
  await expect.poll(() => notebook.page.locator('header [data-activity]').textContent()).toContain('Done in');
}

// A page that answers are made up for asks nothing of a cache.
describe('code that does not load', () => {
  it.each([
    ['what the page begins with', '**/assets/index-*.js', 'en', 'did not load', 'Load again'],
    ['what draws the notebook', '**/assets/show-*.js', 'zh', '没有载入', '重新载入'],
    ['the words of the page', '**/assets/glossary-*.js', 'en', 'did not load', 'Load again'],
  ] as const)('is said, and can be loaded again: %s', async (_, files, lang, words, button) => {
    const notebook = await NotebookPage.blank();
    const { page } = notebook;
    await page.route(files, (route) => route.fulfill({ status: 500, body: 'broken' }));
    await page.goto(addressOf('glossary', { lang }));
    const alert = page.locator('#not-loaded');
    await alert.waitFor();
    expect(await alert.innerText()).toContain(words);
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    await page.unroute(files);
    await alert.getByRole('button', { name: button }).click();
    await notebook.idle();
    expect(await alert.count()).toBe(0);
    await page.close();
  });

  it('of a figure is said in its place, and it can be drawn again or the page loaded again', async () => {
    const notebook = await NotebookPage.blank();
    const { page } = notebook;
    const files = '**/assets/AttentionHeatmapCell-*.js';
    await page.route(files, (route) => route.abort());
    await page.goto(addressOf('rcan'));
    await notebook.idle();
    const failed = page
      .locator('[role=alert]')
      .filter({ hasText: 'code of this figure could not be fetched' });
    await failed.waitFor();
    expect(await failed.getByRole('button', { name: 'Load again' }).count()).toBe(1);
    await page.unroute(files);
    await failed.getByRole('button', { name: 'Draw again' }).click();
    await notebook.look('heat-map');
    await page.close();
  });

  it('of the engine is not blamed on the browser', async () => {
    const notebook = await NotebookPage.blank();
    const { page } = notebook;
    await page.route('**/assets/worker-*.js', (route) => route.fulfill({ status: 500, body: 'broken' }));
    await page.goto(addressOf('glossary'));
    await expect.poll(() => notebook.notice().textContent()).toMatch(/did not load.*load the page again/);
    await page.unroute('**/assets/worker-*.js');
    await notebook.page.getByRole('alert').getByRole('button', { name: 'Load again' }).click();
    await ran(notebook);
    await page.close();
  });
});

it('an old page of a notebook that was renewed says so, and stays at its address', async () => {
  const notebook = await NotebookPage.blank();
  const { page } = notebook;
  await page.goto(addressOf('glossary'));
  await notebook.drawn();
  const files = '**/assets/upsampling-*.js';
  await page.route(files, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.route('**/glossary.html?**', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/index-[\w-]+\.js/g, 'index-new.js');
    await route.fulfill({ response, body });
  });
  await page.evaluate(() =>
    document.querySelector<HTMLAnchorElement>('nav a[href="upsampling.html"]')?.click(),
  );
  await expect.poll(() => notebook.notice().textContent()).toMatch(/has been renewed.*Load the page again/);
  expect(new URL(page.url()).pathname).toBe('/glossary.html');
  await page.unrouteAll();
  await notebook.page.getByRole('alert').getByRole('button', { name: 'Load again' }).click();
  await notebook.idle();
  expect(new URL(page.url()).pathname).toBe('/glossary.html');
  expect(await page.title()).toBe('Glossary · RCAN, taken apart');
  await page.close();
});

it('a checkpoint that cannot be read is refused with a sentence', async () => {
  const notebook = await NotebookPage.open('glossary');
  await notebook.drawn();
  await notebook.page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  });
  await notebook.drop('net.pt', new Uint8Array(10));
  await expect.poll(() => notebook.notice().textContent()).toMatch(/"net\.pt" could not be read/);
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});

describe('weights that come slowly', () => {
  let site: Awaited<ReturnType<typeof serveFolder>>;
  let url: string;
  /** Passes everything on, but of the weights for x3 half only, and then nothing. */
  const slow = createServer((request, response) => {
    void fetch(new URL(request.url ?? '', site.url)).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer());
      const type = answer.headers.get('content-type') ?? '';
      response.writeHead(answer.status, { 'Content-Type': type, 'Content-Length': body.length });
      if (request.url?.includes('rcan-x3')) response.write(body.subarray(0, body.length / 2));
      else response.end(body);
    });
  });
  beforeAll(async () => {
    site = await serveFolder(built);
    await new Promise<void>((listens) => slow.listen(0, '127.0.0.1', listens));
    url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    slow.closeAllConnections();
    slow.close();
    await site.close();
  });

  it('say how much has come; once cancelled, nothing waits for them', async () => {
    const notebook = await NotebookPage.at(`${url}glossary.html?${query}`);
    const { page } = notebook;
    await notebook.idle();
    const scale = (name: string) => page.locator('header').getByText(name, { exact: true });
    await scale('×3').click();
    await expect
      .poll(() => page.locator('.status[data-activity]').textContent())
      .toMatch(/Loading the weights, 0\.\d of 1\.2 MB/);
    await page.locator('.status[data-activity]').getByRole('button', { name: 'Cancel' }).click();
    const began = Date.now();
    await scale('×4').click();
    await ran(notebook);
    await expect.poll(() => page.url()).toContain('scale=4');
    // It waited for the rest of the silence, 30 s.
    expect(Date.now() - began).toBeLessThan(25_000);
    await page.close();
  });
});

it('after the first visit the other scales need no network, and the contents say so', async () => {
  const server = await serveFolder(built);
  const context = await freshContext({ serviceWorkers: 'allow' });
  const visit = await NotebookPage.at(`${server.url}glossary.html?${query}`, { context });
  await visit.idle();
  await visit.page.locator('[popovertarget="contents"]').click();
  await visit.page.getByText('Kept for use without a network: all pages and scales.').waitFor();
  await visit.page.close();
  await server.close();
  for (const scale of [3, 4]) {
    const again = await NotebookPage.at(`${server.url}glossary.html?${queryOf({ scale })}`, { context });
    await ran(again);
    expect(await again.notice().count()).toBe(0);
    await again.page.close();
  }
  await context.close();
});
