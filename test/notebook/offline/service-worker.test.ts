import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { serviceWorkerScript } from '../../../scripts/vite-service-worker.ts';

const scope = 'https://example.org/site/';
const weights = 'weights/rcan-x3.safetensors';
const content: Readonly<Record<string, string>> = {
  './': '<!doctype html>',
  'assets/a.js': '1',
  [weights]: 'numbers',
};
const portal = () => new Response('<p>Log in</p>', { headers: { 'Content-Type': 'text/html' } });
const good = (name: string) =>
  new Response(content[name], { headers: { 'Content-Type': name === './' ? 'text/html' : 'text/plain' } });

/** The caches of a browser, of what this worker asks of them. */
class Caches {
  readonly kept = new Map<string, Map<string, Response>>();

  open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, files);
    return Promise.resolve({
      put: (request: Request, answer: Response) => Promise.resolve(void files.set(request.url, answer)),
    });
  }

  keys = () => Promise.resolve([...this.kept.keys()]);
  has = (name: string) => Promise.resolve(this.kept.has(name));
  delete = (name: string) => Promise.resolve(this.kept.delete(name));
  match = ({ url }: Request, { cacheName }: { cacheName: string }) =>
    Promise.resolve(this.kept.get(cacheName)?.get(url)?.clone());
}

/** A service worker on a network that answers as `network` does. */
async function worker() {
  const listeners: Record<string, (event: unknown) => void> = {};
  const caches = new Caches();
  const asked: string[] = [];
  const given = { network: good };
  const script = await serviceWorkerScript({
    version: 'v',
    first: ['./', 'assets/a.js'],
    later: [weights],
    digests: { [weights]: createHash('sha256').update(content[weights]!).digest('hex') },
  });
  runInNewContext(script, {
    self: {
      registration: { scope },
      addEventListener: (type: string, listener: (event: unknown) => void) => (listeners[type] = listener),
    },
    caches,
    crypto,
    URL,
    Request,
    Response,
    Headers,
    AbortSignal,
    Uint8Array,
    fetch: ({ url }: Request) => {
      const name = url.slice(scope.length) || './';
      asked.push(name);
      return Promise.resolve(given.network(name));
    },
  });
  /** Lets it handle an event; resolves when all that this began is done. */
  async function handle(type: string, event: object): Promise<Response | undefined> {
    const works: Promise<unknown>[] = [];
    let response: Promise<Response> | undefined;
    listeners[type]!({
      ...event,
      waitUntil: (work: Promise<unknown>) => works.push(work),
      respondWith: (answer: Promise<Response>) => (response = answer),
    });
    const answer = await response;
    await Promise.all(works);
    return answer;
  }
  return {
    given,
    asked,
    kept: () => [...(caches.kept.get('site /site/ v')?.keys() ?? [])].map((url) => url.slice(scope.length)),
    install: () => handle('install', {}),
    /** Activates it beside caches of these names; resolves to the names of those that are left. */
    activateBeside: async (names: readonly string[]) => {
      for (const name of names) await caches.open(name);
      await handle('activate', {});
      return caches.keys();
    },
    get: async (name: string) => (await handle('fetch', { request: new Request(scope + name) }))!.text(),
    ask: async (keepNext: boolean) => {
      const answers: unknown[] = [];
      await handle('message', {
        data: { keepNext },
        ports: [{ postMessage: (state: unknown) => answers.push(state) }],
      });
      return answers[0];
    },
  };
}

it('keeps nothing that a network asking for a login answers in place of a file', async () => {
  const served = await worker();
  await served.install();
  served.given.network = portal;
  expect(await served.get(weights)).toBe('<p>Log in</p>');
  expect(await served.get('assets/b.js')).toBe('<p>Log in</p>');
  served.given.network = good;
  expect(await served.get(weights)).toBe('numbers');
  expect(await served.get(weights)).toBe('numbers');
  expect(served.kept()).toEqual(['', 'assets/a.js', weights]);
  expect(served.asked.filter((name) => name === weights)).toHaveLength(2);
});

it('keeps no half of a file of weights', async () => {
  const served = await worker();
  await served.install();
  served.given.network = () => new Response('numb');
  expect(await served.get(weights)).toBe('numb');
  served.given.network = good;
  expect(await served.get(weights)).toBe('numbers');
});

it.each([
  ['a page in its place', portal],
  ['an error', () => new Response('', { status: 500 })],
])('is not installed, and leaves nothing, where a file that it needs is %s', async (_, answer) => {
  const served = await worker();
  served.given.network = (name) => (name === './' ? good(name) : answer());
  await expect(served.install()).rejects.toThrow(/assets\/a\.js/);
  expect(served.kept()).toEqual([]);
});

it('deletes the caches of its previous builds, and none of another site of the same host', async () => {
  const served = await worker();
  await served.install();
  const others = ['site / v', 'site /site/a/ v', 'photos'];
  expect(await served.activateBeside(['site /site/ u', ...others])).toEqual(['site /site/ v', ...others]);
});

it('says what of the other networks is kept, and keeps them one by one when it is asked to', async () => {
  const served = await worker();
  await served.install();
  expect(await served.ask(false)).toEqual({ kept: 0, all: 1 });
  served.given.network = portal;
  expect(await served.ask(true)).toEqual({ kept: 0, all: 1 });
  served.given.network = good;
  expect(await served.ask(true)).toEqual({ kept: 1, all: 1 });
  expect(await served.get(weights)).toBe('numbers');
});
