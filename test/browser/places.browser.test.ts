import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildFolder } from '../../scripts/build-folder.ts';
import { pageFile, pageNames, type PageName } from '../../src/lessons/page-names.ts';
import { NotebookPage, queryOf } from './notebook-page.ts';
import { freshContext } from './shared-chromium.ts';

const built = fileURLToPath(new URL('../../dist', import.meta.url));

/** Milliseconds that a busy machine may take for anything. */
const patience = 90_000;

describe('opened from a folder, by a double click', () => {
  let parent: string;
  let folder: string;
  let context: BrowserContext;
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'rcan '));
    folder = join(parent, 'rcan-notebook');
    await buildFolder(built, folder);
    context = await freshContext();
  });
  afterAll(async () => {
    await context.close();
    rmSync(parent, { recursive: true, force: true });
  });
  const addressOf = (name: PageName, parts = {}): string =>
    `${pathToFileURL(join(folder, pageFile(name))).href}?${queryOf(parts)}`;

  it('every page opens, and nobody complains', { timeout: 300_000 }, async () => {
    const notebook = await NotebookPage.blank({ context });
    const { page } = notebook;
    page.setDefaultTimeout(patience);
    for (const name of pageNames) {
      await page.goto(addressOf(name), { timeout: patience });
      await page.locator('header [data-activity]').waitFor();
      expect(await page.locator('h1').first().isVisible(), name).toBe(true);
      expect(await notebook.notice().count(), name).toBe(0);
    }
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });

  it('draws figures, runs every scale, is Chinese, and leads to other pages and back', async () => {
    const notebook = await NotebookPage.blank({ context });
    const { page } = notebook;
    page.setDefaultTimeout(patience);
    await page.goto(addressOf('rcan'), { timeout: patience });
    await notebook.idle();
    expect(await page.locator('header [data-activity]').textContent()).toContain('Done in');
    for (const name of ['comparison', 'heat-map', 'spectrum']) await notebook.look(name);
    for (const scale of [3, 4]) {
      await page.locator('header').getByText(`×${scale}`, { exact: true }).click();
      await expect.poll(() => page.url()).toContain(`scale=${scale}`);
      await notebook.idle();
    }
    await page.getByRole('button', { name: '中文' }).click();
    await page.locator('button.contents').click();
    await expect.poll(() => page.locator('#contents').textContent()).toContain('从文件夹打开');
    await page.locator('#contents a[href="background.html"]').click();
    await page.waitForURL('**/background.html?**scale=4**');
    await notebook.idle();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.locator('button.contents').click();
    await page.locator('#contents a[href="index.html"]').click();
    await page.waitForURL('**/index.html?**');
    await notebook.idle();
    expect(notebook.complaints).toEqual([]);
    await page.close();
  });

  it('lies in a .zip beside it', () => {
    const files = unzipSync(readFileSync(`${folder}.zip`));
    expect(strFromU8(files['rcan-notebook/index.html']!)).toContain('<script defer src="./notebook.js">');
    expect(Object.keys(files).join()).toMatch(/rcan-notebook\/files\/rcan-x2-[\w-]+\.safetensors\.js/);
  });
});

describe.each(['siteUrl', 'isolatedSiteUrl'] as const)('in a frame that is shut off, from %s', (site) => {
  let around: Server;
  let notebook: NotebookPage;
  beforeAll(async () => {
    around = createServer((_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(
          `<iframe sandbox="allow-scripts" width="1200" height="680" src="${inject(site)}?${queryOf()}"></iframe>`,
        ),
    );
    await new Promise<void>((listens) => around.listen(0, '127.0.0.1', listens));
    const { port } = around.address() as AddressInfo;
    notebook = await NotebookPage.blank();
    notebook.page.setDefaultTimeout(patience);
    await notebook.page.goto(`http://localhost:${port}/`, { timeout: patience });
  });
  afterAll(async () => {
    await notebook.page.close();
    around.close();
  });

  it('the notebook opens, runs the network, measures, and says what it cannot do', async () => {
    const frame = notebook.page.frameLocator('iframe');
    const idle = () => frame.locator('header [data-activity="idle"]').waitFor();
    await idle();
    expect(await notebook.page.frames()[1]!.evaluate(() => origin)).toBe('null');
    await frame.locator('#fig-spectrum').scrollIntoViewIfNeeded();
    await frame.locator('#fig-spectrum figure[data-state="ready"]').waitFor();
    await frame.locator('button.contents').click();
    await expect.poll(() => frame.locator('#contents').textContent()).toContain('nothing is kept here');
    await frame.locator('#contents a[href="background.html"]').click();
    await frame.locator('h1', { hasText: 'From interpolation to depth' }).first().waitFor();
    await idle();
    expect(await frame.locator('header [data-activity]').textContent()).toContain('Done in');
    expect(notebook.complaints).toEqual([]);
  });
});
