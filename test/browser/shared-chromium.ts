import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { inject } from 'vitest';

let connected: Promise<Browser> | undefined;
let warm: Promise<BrowserContext> | undefined;

/** The Chromium of the whole run, which ends with it: it is not closed by who uses it. */
export function sharedChromium(): Promise<Browser> {
  return (connected ??= chromium.connect(inject('chromiumEndpoint')));
}

/**
 * The context for tests to which it is all one what pages before theirs have stored: what those have fetched is in its
 * cache. Service workers stay out of it, as they would have each page keep the whole site.
 */
export function warmContext(): Promise<BrowserContext> {
  return (warm ??= sharedChromium().then((browser) => browser.newContext({ serviceWorkers: 'block' })));
}
