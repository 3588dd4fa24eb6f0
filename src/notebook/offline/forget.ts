import { pageAddress, firstPage } from '../../lessons/page-names.ts';
import { dockKey } from '../docked-output/dock.svelte.ts';
import { draftKey } from '../own-lesson/draft-store.ts';
import { lookKey } from '../../session/locale/preferences.svelte.ts';
import { readKey } from '../reading/reading.svelte.ts';

/** What the notebook stores under; the rest of an address may be another site's, as on a host of many. */
const keys = [draftKey, readKey, dockKey, lookKey];

/** What `forget` works on. */
interface Stores {
  /** Path of the notebook's folder on its host: its service worker names its caches, of any build, by it. */
  readonly folder: string;
  readonly storage: Pick<Storage, 'removeItem'> | undefined;
  /** Undefined where the page may have none. */
  readonly caches: Pick<CacheStorage, 'keys' | 'delete'> | undefined;
  readonly serviceWorker: Pick<ServiceWorkerContainer, 'getRegistration'> | undefined;
}

/** Removes all that the notebook has stored in this browser; what the browser does not let it reach is left. */
export async function forget({ folder, storage, caches, serviceWorker }: Stores): Promise<void> {
  await tried(async () => {
    const registration = await serviceWorker?.getRegistration();
    await registration?.unregister();
  });
  await tried(async () => {
    const names = (await caches?.keys()) ?? [];
    const own = names.filter((name) => name.startsWith(`site ${folder} `));
    await Promise.all(own.map((name) => caches?.delete(name)));
  });
  await tried(() => keys.forEach((key) => storage?.removeItem(key)));
}

/** The same in this page, which then begins anew at its first page, as on a first visit. */
export async function forgetAll(): Promise<void> {
  await forget({
    folder: new URL('.', document.baseURI).pathname,
    storage: allowed(() => localStorage),
    caches: allowed(() => globalThis.caches),
    serviceWorker: allowed(() => navigator.serviceWorker),
  });
  location.replace(new URL(pageAddress(firstPage), document.baseURI));
}

/** What the browser's settings, or a frame, may forbid to look at. */
function allowed<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}

async function tried(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch {
    // The other stores are cleared all the same.
  }
}
