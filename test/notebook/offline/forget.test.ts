import { expect, it } from 'vitest';
import { forget } from '../../../src/notebook/offline/forget.ts';
import { DraftStore } from '../../../src/notebook/own-lesson/draft-store.ts';
import { memoryStorage } from '../own-lesson/memory-storage.ts';

const denied = () => Promise.reject(new DOMException('denied', 'SecurityError'));

const ofAnotherSite = 'site / 0123456789abcdef';

function stores() {
  const kept = new Set([
    'site /notebook/ 0123456789abcdef',
    'site /notebook/ fedcba9876543210',
    ofAnotherSite,
  ]);
  const registration = {
    isRegistered: true,
    unregister: () => Promise.resolve(!(registration.isRegistered = false)),
  };
  const storage = memoryStorage({
    'lessons read': 'rcan',
    'docked output': 'top-left away',
    look: 'zh dark',
    'of another site': 'x',
  });
  new DraftStore(storage).write({ name: 'a.md', text: '# A', lineEnd: '\n', changed: true });
  return {
    folder: '/notebook/',
    kept,
    registration,
    storage,
    caches: {
      keys: () => Promise.resolve([...kept]),
      delete: (name: string) => Promise.resolve(kept.delete(name)),
    },
    serviceWorker: {
      getRegistration: () => Promise.resolve(registration as unknown as ServiceWorkerRegistration),
    },
  };
}

it('forgets what was read, the draft and the kept notebook, and nothing of another site', async () => {
  const { kept, registration, storage, ...rest } = stores();
  await forget({ storage, ...rest });
  expect(storage.getItem('lessons read')).toBeNull();
  expect(storage.getItem('docked output')).toBeNull();
  expect(storage.getItem('look')).toBeNull();
  expect(new DraftStore(storage).read()).toBeUndefined();
  expect(storage.getItem('of another site')).toBe('x');
  expect([...kept]).toEqual([ofAnotherSite]);
  expect(registration.isRegistered).toBe(false);
});

it('forgets the rest where the browser denies one store, or has none', async () => {
  const { folder, kept, storage, caches } = stores();
  await forget({
    folder,
    storage,
    caches: { ...caches, keys: denied },
    serviceWorker: { getRegistration: denied },
  });
  expect(storage.getItem('lessons read')).toBeNull();
  expect(kept.size).toBe(3);
  await forget({ folder, storage: undefined, caches, serviceWorker: undefined });
  expect([...kept]).toEqual([ofAnotherSite]);
});
