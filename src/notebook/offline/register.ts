/**
 * Registers the service worker, which caches the site for the next visit. Does nothing in development, over http:// on a
 * network, or where the browser's settings forbid it.
 */
export function keepForNextVisit(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(new URL('service-worker.js', document.baseURI))
    // The page works without a cache.
    .catch(() => undefined);
}
