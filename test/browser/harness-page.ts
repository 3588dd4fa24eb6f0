import type { Page } from 'playwright-core';
import { inject } from 'vitest';
// Tells the compiler of `window.harness`; nothing of it runs here.
import type {} from './harness/harness.ts';
import { warmContext } from './shared-chromium.ts';

/** The harness, with WebGL and WebGPU both computed in software; whoever opened it closes it. */
export async function openHarness(url = inject('harnessUrl')): Promise<Page> {
  const page = await (await warmContext()).newPage();
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'harness' in window);
  return page;
}
