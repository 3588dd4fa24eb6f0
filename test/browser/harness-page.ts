import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from './chromium.ts';
// Tells the compiler of `window.harness`; nothing of it runs here.
import type {} from './harness/harness.ts';

/** The harness in a Chromium with WebGL and WebGPU, both computed in software. */
export async function openHarness(): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchChromium({ webgpu: true });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  await page.goto(inject('harnessUrl'));
  await page.waitForFunction(() => 'harness' in window);
  return { browser, page };
}
