import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest';
import { isolation } from '../../scripts/serve/site-headers.mjs';
import { addressOf, NotebookPage, queryOf } from './notebook-page.ts';
import { serveFolder } from './serve.ts';
import { freshContext } from './shared-chromium.ts';

const workers = '**/assets/*worker*.js';
const isolatedSite = () => `${inject('isolatedSiteUrl')}?${queryOf()}`;

/** Puts code before that of every worker; changes headers of their answers. */
async function beforeWorkers(
  page: Page,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.route(workers, async (route) => {
    const response = await route.fetch();
    const body = `${code}\n${await response.text()}`;
    await route.fulfill({ response, body, headers: { ...response.headers(), ...headers } });
  });
}

/** Has every violation of the policy said in the console. */
const reporting = `addEventListener('securitypolicyviolation', (event) => console.error(
  'policy: ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));`;

describe('the Content-Security-Policy of the built page', () => {
  let notebook: NotebookPage;
  beforeAll(async () => {
    notebook = await NotebookPage.blank();
    await notebook.page.addInitScript(reporting);
    await beforeWorkers(notebook.page, reporting);
    await notebook.page.goto(isolatedSite());
    await notebook.idle();
  });
  afterAll(() => notebook.page.close());

  it('lets everything run that the page has: threads, figures, formulas, pictures of figures', async () => {
    const { page } = notebook;
    for (const name of ['comparison', 'heat-map', 'spectrum']) await notebook.look(name);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const figure = notebook.figure('heat-map');
    await notebook.openMore(figure);
    await notebook.saved(figure.getByRole('button', { name: /^Save .*PNG/ }).last());
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: 'English' }).waitFor();
    await notebook.idle();
    expect(notebook.complaints).toEqual([]);
  });

  it('is in the page and, for its workers, in the headers of the server', async () => {
    const { page } = notebook;
    const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
    const policy = await meta.getAttribute('content');
    const headers = await page.request.get(inject('isolatedSiteUrl')).then((response) => response.headers());
    expect(headers['content-security-policy']).toBe(policy);
  });

  it('takes no string for HTML or for the address of a script', async () => {
    const taken = (action: 'html' | 'script' | 'foreign' | 'blob') =>
      notebook.page.evaluate((what) => {
        try {
          if (what === 'html') document.createElement('p').innerHTML = '<b>';
          if (what === 'script') document.createElement('script').text = '1';
          if (what === 'foreign') document.createElement('script').src = 'https://evil.example/a.js';
          if (what === 'blob') new Worker(URL.createObjectURL(new Blob(['1'])));
          return true;
        } catch (error) {
          return (error as Error).name;
        }
      }, action);
    for (const action of ['html', 'script', 'foreign', 'blob'] as const)
      expect([action, await taken(action)]).toEqual([action, 'TypeError']);
  });
});

it('an injected script does not run', async () => {
  const notebook = await NotebookPage.blank();
  const { page } = notebook;
  const injected = '<script>window.injected = 1</script><img src="icon.svg" onload="window.injected = 2">';
  await page.route('**/glossary.html?**', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('<noscript>', `${injected}<noscript>`);
    await route.fulfill({ response, body });
  });
  await page.goto(addressOf('glossary'));
  await notebook.idle();
  expect(await page.locator('body > img').count()).toBe(1);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  expect(notebook.complaints.join()).toContain('Content Security Policy');
  await page.close();
});

it('a browser without Trusted Types runs the page too', async () => {
  const context = await freshContext({ bypassCSP: true });
  const notebook = await NotebookPage.blank({ context });
  const without = 'delete globalThis.trustedTypes;';
  await notebook.page.addInitScript(without);
  await beforeWorkers(notebook.page, without);
  await notebook.page.goto(isolatedSite());
  await notebook.idle();
  await notebook.look('comparison');
  expect(await notebook.page.evaluate(() => 'trustedTypes' in globalThis)).toBe(false);
  expect(notebook.complaints).toEqual([]);
  await context.close();
});

describe('a page that is itself isolated shows a figure in a frame', () => {
  const frameOf = (url: string) => `<iframe src="${url}?${queryOf({ embed: 'fig-heat-map' })}"></iframe>`;

  /** Opens a page of another origin with a frame, and waits until its figure is drawn. */
  async function drawnIn(context: BrowserContext, url: string): Promise<boolean> {
    const other = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', ...isolation }).end(frameOf(url));
    });
    await new Promise<void>((listens) => other.listen(0, '127.0.0.1', listens));
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.frameLocator('iframe').locator('figure[data-state="ready"]').waitFor({ timeout: 60_000 });
    await page.close();
    other.close();
    return true;
  }

  test('from `npm start`', async () => {
    const context = await freshContext();
    expect(await drawnIn(context, inject('isolatedSiteUrl'))).toBe(true);
    await context.close();
  });

  test('from the cache of a host that sends no headers', async () => {
    const built = fileURLToPath(new URL('../../dist', import.meta.url));
    const server = await serveFolder(built);
    const context = await freshContext({ serviceWorkers: 'allow' });
    const first = await NotebookPage.at(`${server.url}glossary.html?${queryOf()}`, { context });
    await first.idle();
    await first.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await first.page.close();
    expect(await drawnIn(context, server.url)).toBe(true);
    await context.close();
    await server.close();
  });
});
