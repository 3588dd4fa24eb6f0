import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openHarness } from './harness-page.ts';
import { NotebookPage, queryOf } from './notebook-page.ts';
import { sharedChromium } from './shared-chromium.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';

let browser: Browser;
/** On a page that is not cross-origin isolated, and on one that is. */
let plain: Page;
let isolated: Page;
let cores: number;
beforeAll(async () => {
  browser = await sharedChromium();
  plain = await openHarness();
  isolated = await openHarness(inject('isolatedHarnessUrl'));
  cores = await isolated.evaluate(() => Math.min(8, navigator.hardwareConcurrency));
});
afterAll(() => Promise.all([plain.close(), isolated.close()]));

const start = (page: Page) => page.evaluate(() => window.harness.start('wasm'));
const output = (page: Page) =>
  page.evaluate(([name, size]) => window.harness.output(name, size), [small, 61] as const);

/** Count of pool workers of the isolated harness, which no other test opens. */
async function poolWorkers(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  const origin = new URL(inject('isolatedHarnessUrl')).origin;
  return targetInfos.filter(
    ({ type, url }) => type === 'worker' && url.startsWith(origin) && url.includes('/pool-worker'),
  ).length;
}

test('An isolated page computes on as many threads as there are cores what another does on one', async () => {
  expect(await start(plain)).toMatchObject({ running: 'wasm', threads: 1 });
  const report = await start(isolated);
  expect(report).toMatchObject({ running: 'wasm', threads: cores });
  expect(report.threadLoss).toBeUndefined();
  expect(await output(isolated)).toEqual(await output(plain));
});

test('On an isolated page there are as many tensors after 20 runs as after one', async () => {
  await start(isolated);
  const [one, twenty] = await isolated.evaluate((name) => window.harness.tensors(name), small);
  expect(twenty).toBe(one);
});

test('On an isolated page a run is cancelled at once', async () => {
  await start(isolated);
  const { code, rejected } = await isolated.evaluate(([name, size]) => window.harness.cancel(name, size), [
    small,
    512,
  ] as const);
  expect(code).toBe('AbortError');
  // 300 ms for a reader; ten times as many on a machine that has other things to do.
  expect(rejected).toBeLessThan(3000);
});

test('The pool’s workers end with the worker that computes', async () => {
  for (let i = 0; i < 3; i++) await start(isolated);
  // Chromium ends a worker that waits in WebAssembly after two seconds.
  await expect.poll(poolWorkers).toBe(cores - 1);
});

test('The page’s own thread, which must not wait, has the work to itself', async () => {
  const { before, after } = await isolated.evaluate(
    (name) => window.harness.manySizes('wasm', name, 40),
    'g2b1c8r2-x2-3ch-1x1',
  );
  expect(after).toEqual(before);
});

test('The notebook runs isolated, and its badge says on how many threads', async () => {
  const notebook = await NotebookPage.at(`${inject('isolatedSiteUrl')}glossary.html?${queryOf()}`);
  await notebook.idle();
  const row = notebook.page.locator('tr[data-backend="wasm"]');
  expect(await row.textContent()).toMatch(cores === 1 ? /on one thread/ : new RegExp(`on ${cores} threads`));
  expect(notebook.complaints).toEqual([]);
  await notebook.page.close();
});
