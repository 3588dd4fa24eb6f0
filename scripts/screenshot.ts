import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../test/browser/chromium.ts';
import { buildSite, projectRoot } from './build.mjs';
import { serveFolder } from './serve.mjs';

// `npx tsx scripts/screenshot.ts`: takes the README's picture of the notebook anew.

const site = join(projectRoot, 'dist');
buildSite({ outDir: site });
const server = await serveFolder(site);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const view = 'sum.upto:17';
  await page.goto(`${server.url}?lang=en&theme=light&backend=wasm&figures=${view}`);
  await page.waitForSelector('#figure-1[data-state="ready"] [data-steps="27"][data-score]');
  await page.waitForSelector('[data-activity="idle"]');
  mkdirSync(join(projectRoot, 'docs'), { recursive: true });
  await page.screenshot({ path: join(projectRoot, 'docs/notebook.png') });
} finally {
  await browser.close();
  await server.close();
}
