import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from './chromium.ts';
// Tells the compiler of `window.harness`; nothing of it runs here.
import type {} from './harness/harness.ts';

/** The harness in a Chromium with WebGL and WebGPU, both computed in software. */
export async function openHarness(): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchChromium({ webgpu: true });
  return { browser, page: await openHarnessPage(browser, inject('harnessUrl')) };
}

export async function openHarnessPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => 'harness' in window);
  return page;
}
