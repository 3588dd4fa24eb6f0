import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { inject } from 'vitest';

let connected: Promise<Browser> | undefined;
let warm: Promise<BrowserContext> | undefined;

/** The Chromium of the whole run, which ends with it: it is not closed by who uses it. */
export function sharedChromium(): Promise<Browser> {
  return (connected ??= chromium.connect(inject('chromiumEndpoint')));
}

/**
 * The context for tests to which it is all one what pages before theirs have stored: what those have fetched is in its
 * cache.
 */
export function warmContext(): Promise<BrowserContext> {
  return (warm ??= freshContext());
}

/** Removes what pages of this address's origin have stored in the warm context; those that are open are closed first. */
export async function forgetStored(address: string): Promise<void> {
  const context = await warmContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(address).origin,
    storageTypes: 'local_storage',
  });
  await page.close();
}

/**
 * A context in which nothing has been stored; whoever made it closes it. Service workers stay out of it unless they are
 * asked for, as they would have the whole site kept.
 */
export async function freshContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return (await sharedChromium()).newContext({ serviceWorkers: 'block', ...options });
}
