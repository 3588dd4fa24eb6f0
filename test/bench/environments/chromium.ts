import { fileURLToPath } from 'node:url';
import { buildSite } from '../../../scripts/build.mjs';
import { launchNamedChromium } from '../../browser/chromium.ts';
import { serveFolder } from '../../browser/serve.ts';
// Tells the compiler of `window.bench`; nothing of it runs here.
import type {} from '../page/page.ts';
import type { Environment } from './environment.ts';

const benchPage = 'test/bench/page/index.html';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Headless Chromium with WebGPU in software: one page, cross-origin isolated, with its workers. */
export async function openChromium(): Promise<Environment> {
  const built = path('../../../.cache/bench');
  buildSite({ outDir: built, testPages: [benchPage] });
  const server = await serveFolder(built, { isolated: true });
  const { browser, name } = await launchNamedChromium({ webgpu: true });
  const page = await browser.newPage();
  await page.goto(new URL(benchPage, server.url).href);
  await page.waitForFunction(() => 'bench' in window);
  return {
    where: 'chromium',
    browser: name,
    async openChannel() {
      const worker = await page.evaluate(() => window.bench.open());
      return {
        send: (question) =>
          page.evaluate(([at, what]) => window.bench.send(at, what), [worker, question] as const),
        close: () => page.evaluate((at) => window.bench.close(at), worker),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
