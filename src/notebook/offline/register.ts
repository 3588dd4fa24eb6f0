import { isFromFolder } from '../../engine/page-place.ts';

/**
 * Registers the service worker, which caches the site for the next visit; resolves to it once it works. Does nothing in
 * development, from a folder, over http:// on a network, or where the browser's settings forbid it.
 */
export async function keepForNextVisit(): Promise<ServiceWorker | undefined> {
  if (!import.meta.env.PROD || isFromFolder() || !('serviceWorker' in navigator)) return undefined;
  try {
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
    return (await navigator.serviceWorker.ready).active ?? undefined;
  } catch {
    // The page works without a cache.
    return undefined;
  }
}
