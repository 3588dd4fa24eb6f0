import { afterEach, expect, it, vi } from 'vitest';
import { keepForNextVisit } from '../../../src/notebook/offline/register.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

function inBrowser(serviceWorker: unknown): void {
  vi.stubEnv('PROD', true);
  vi.stubGlobal('document', { baseURI: 'https://class.example/' });
  vi.stubGlobal('navigator', { serviceWorker });
}

it('does without a service worker where its registration throws at once', async () => {
  inBrowser({
    register: () => {
      throw new DOMException('no storage', 'SecurityError');
    },
  });
  await expect(keepForNextVisit()).resolves.toBeUndefined();
});

it('does without one where the very container is denied, as in a sandboxed frame', async () => {
  inBrowser(undefined);
  Object.defineProperty(navigator, 'serviceWorker', {
    get: () => {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  });
  await expect(keepForNextVisit()).resolves.toBeUndefined();
});

it('does without one whose files find no room', async () => {
  const installing = Object.assign(new EventTarget(), { state: 'installing' });
  inBrowser({
    ready: new Promise(() => undefined),
    register: () => Promise.resolve({ active: null, installing }),
  });
  const kept = keepForNextVisit();
  await Promise.resolve();
  installing.state = 'redundant';
  setTimeout(() => installing.dispatchEvent(new Event('statechange')));
  await expect(kept).resolves.toBeUndefined();
});
