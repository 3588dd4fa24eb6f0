import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { NotebookPage, queryOf } from './notebook-page.ts';
import { serveFolder } from './serve.ts';
import { freshContext } from './shared-chromium.ts';

const built = fileURLToPath(new URL('../../dist', import.meta.url));
const query = `?${queryOf()}`;

const withServiceWorkers = () => freshContext({ serviceWorkers: 'allow' });

/** The address of a page of words alone, whose network runs all the same. */
const pageOf = (address: string) => `${address}glossary.html${query}`;

async function visit(context: BrowserContext, address: string): Promise<NotebookPage> {
  const notebook = await NotebookPage.at(address, { context });
  await notebook.idle();
  return notebook;
}

/** Waits until the site has been kept, and closes the page. */
async function leave({ page }: NotebookPage): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.close();
}

const keptIn = ({ page }: NotebookPage) => page.evaluate(() => caches.keys());

test('The second visit needs no network, and is cross-origin isolated on a host that sends no such headers', async () => {
  const server = await serveFolder(built, { isolated: false });
  const context = await withServiceWorkers();
  const first = await visit(context, pageOf(server.url));
  expect(await first.page.evaluate(() => crossOriginIsolated)).toBe(false);
  await leave(first);
  await server.close();

  const second = await visit(context, server.url + query);
  await second.look('comparison');
  expect(await second.page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(second.complaints).toEqual([]);
  await context.close();
});

test('A new build is shown at once, and the files of the old one go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await cp(built, folder, { recursive: true, filter: (file) => !file.endsWith('.map') });
  const change = async (name: string, from: RegExp, to: string) => {
    const path = join(folder, name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };
  const server = await serveFolder(folder);
  const context = await withServiceWorkers();
  const first = await visit(context, pageOf(server.url));
  await leave(first);

  await change(
    'glossary.html',
    /<meta name="viewport"/,
    '<meta name="build" content="new" /><meta name="viewport"',
  );
  await change('service-worker.js', /const version = "\w+"/, 'const version = "new"');
  const second = await visit(context, pageOf(server.url));
  expect(await second.page.locator('meta[name="build"]').count()).toBe(1);
  await expect.poll(() => keptIn(second), { timeout: 60_000 }).toContain('site / new');
  await second.page.close();

  // The new one takes over once no page of the old one is open, which a visit that follows at once may come before.
  const keptAfterAnotherVisit = async () => {
    const another = await NotebookPage.at(pageOf(server.url), { context });
    const kept = await keptIn(another);
    await another.page.close();
    return kept;
  };
  await expect.poll(keptAfterAnotherVisit, { timeout: 120_000, interval: 1000 }).toEqual(['site / new']);
  await context.close();
  await server.close();
  await rm(folder, { recursive: true });
});

test('Over http on a network nothing can be kept, and nobody complains', async () => {
  const server = await serveFolder(built, { host: '0.0.0.0' });
  const context = await withServiceWorkers();
  const notebook = await visit(context, pageOf(server.url.replace('127.0.0.1', '0.0.0.0')));
  expect(await notebook.page.evaluate(() => isSecureContext)).toBe(false);
  expect(notebook.complaints).toEqual([]);
  await context.close();
  await server.close();
});
