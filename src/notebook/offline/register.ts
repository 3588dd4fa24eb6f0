/**
 * Has the browser keep the site for the next visit, once this one is at rest. Does nothing where that cannot be: while
 * developing, over http:// on a network, or where the reader's settings forbid it.
 */
export function keepForNextVisit(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(new URL('service-worker.js', document.baseURI))
    // The page works without; a blocked cache is the reader's choice.
    .catch(() => undefined);
}
