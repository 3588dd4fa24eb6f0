import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHarness } from './harness-page.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  ({ browser, page } = await openHarness());
});
afterAll(() => browser.close());

test('Our kernels on WebGPU do what TF.js does there, on any shape, and leave nothing behind', async () => {
  const { errors, leaked } = await page.evaluate(() => window.harness.webgpuKernels());
  expect(Object.keys(errors).length).toBeGreaterThan(60);
  // Both round, in another order.
  expect(Object.entries(errors).filter(([, error]) => !(error < 4e-6))).toEqual([]);
  expect(leaked).toBe(0);
});

test('They ask a GPU at most a third as often as plain TF.js ops do', async () => {
  const { ours, plain, difference } = await page.evaluate(() => window.harness.webgpuWork());
  expect(difference).toBeLessThan(1e-5);
  expect(3 * ours.dispatches).toBeLessThanOrEqual(plain.dispatches);
  expect(3 * ours.submits).toBeLessThanOrEqual(plain.submits);
});
