import { isFromFolder } from '../../engine/page-place.ts';

/**
 * Registers the service worker, which caches the site for the next visit; resolves to it once it works. Does nothing in
 * development, from a folder, over http:// on a network, or where the browser's settings forbid it.
 */
export async function keepForNextVisit(): Promise<ServiceWorker | undefined> {
  if (!import.meta.env.PROD || isFromFolder() || !('serviceWorker' in navigator)) return undefined;
  try {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register(new URL('service-worker.js', document.baseURI));
    const ready = serviceWorker.ready.then(({ active }) => active ?? undefined);
    return await Promise.race([ready, failed(registration)]);
  } catch {
    // The page works without a cache.
    return undefined;
  }
}

/** Resolves when a first installation has come to nothing, as where there is no room for the files. */
function failed({ active, installing }: ServiceWorkerRegistration): Promise<undefined> {
  return new Promise((resolve) => {
    if (active || !installing) return;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'redundant') resolve(undefined);
    });
  });
}
