/**
 * Caches the built site, so that the next visit starts from the cache and works offline; and adds headers for
 * cross-origin isolation on hosts that cannot set them, so that threads can share memory. The build
 * (`scripts/vite-service-worker.ts`) prepends the definitions of `version`, `first`, `later` and `digests`.
 */

/** Differs from build to build. */
declare const version: string;
/** URLs, relative to this file's, of what most readers need: cached on the first visit. */
declare const first: readonly string[];
/** Of what is cached once the page has nothing else to do: networks of the other scales. */
declare const later: readonly string[];
/** SHA-256 of files that are the same on every host, in hexadecimal digits, by their URLs. */
declare const digests: Readonly<Record<string, string>>;

declare const self: ServiceWorkerGlobalScope;

/** Of all builds of this site; another site of the same host, as on a host of many, has caches of its own. */
const cachePrefix = `site ${new URL(self.registration.scope).pathname} `;

const cacheName = cachePrefix + version;

/** Milliseconds after which a page that was not fetched is served from the cache. */
const timeoutMs = 4000;

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  // Other sites show figures in frames, and isolated ones only frame what allows it by this.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

self.addEventListener('install', (event) => {
  event.waitUntil(keepFirst());
});

// Runs when no page of the previous build is open: no page gets files of two builds.
self.addEventListener('activate', (event) => {
  event.waitUntil(deletePrevious());
});

async function deletePrevious(): Promise<void> {
  const names = await caches.keys();
  const previous = names.filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
  await Promise.all(previous.map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith((request.mode === 'navigate' ? page(request) : file(event)).then(isolated));
});

// A page asks what of `later` is cached, and may ask for the next of it: `src/notebook/offline/kept-files.svelte.ts`.
self.addEventListener('message', (event) => {
  const { keepNext } = event.data as { keepNext: boolean };
  event.waitUntil(keepLater(keepNext).then((state) => event.ports[0]?.postMessage(state)));
});

/** A page: from the network, or else from the cache. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(timeoutMs) });
    if (answer.ok) return answer;
  } catch {
    // Served from the cache below.
  }
  const kept =
    (await caches.match(request, { cacheName, ignoreSearch: true })) ??
    (await caches.match(self.registration.scope, { cacheName }));
  return kept ?? fetch(request);
}

/** Any other file: from the cache, as its name changes with its content; else from the network, and then cached. */
async function file(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, { cacheName });
  if (kept) return kept;
  const answer = await fetchAnew(request);
  // Not waited for: a large file is read by the page while it comes in.
  if (answer.status === 200) event.waitUntil(keep(request, answer.clone()).catch(() => undefined));
  return answer;
}

/** From the network: what can be checked here need not be checked by the browser's own cache, which may hold half of it. */
const fetchAnew = (request: Request): Promise<Response> =>
  fetch(request, digests[nameOf(request)] ? { cache: 'no-cache' } : {});

/** Caches an answer if it is the file, and says whether it is. */
async function keep(request: Request, answer: Response): Promise<boolean> {
  const isFile = await isTheFile(request, answer);
  // Unless the next build has deleted this build's cache: `open` would create it again for good.
  if (isFile && (await caches.has(cacheName))) await (await caches.open(cacheName)).put(request, answer);
  return isFile;
}

/**
 * Whether an answer is what was asked for: not the page of a network that asks for a login, nor a file that a server has
 * only half of. What was cached would be served until the next build.
 */
async function isTheFile(request: Request, answer: Response): Promise<boolean> {
  if (answer.status !== 200) return false;
  const name = nameOf(request);
  const isPage = name === '' || name.endsWith('.html');
  if (!isPage && answer.headers.get('Content-Type')?.startsWith('text/html')) return false;
  const digest = digests[name];
  return digest === undefined || digest === (await sha256(await answer.clone().arrayBuffer()));
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file's URL relative to the site's folder. */
const nameOf = ({ url }: Request): string => url.slice(self.registration.scope.length).replace(/[?#].*/, '');

const requestOf = (name: string): Request => new Request(new URL(name, self.registration.scope));

/** Rejects, and leaves nothing, unless all of `first` could be cached: it is tried again with the next visit. */
async function keepFirst(): Promise<void> {
  await caches.open(cacheName);
  try {
    await Promise.all(
      first.map(async (name) => {
        const request = requestOf(name);
        if (!(await keep(request, await fetch(request)))) throw new Error(`There is no ${name}.`);
      }),
    );
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

/** How many of `later` are cached, after the first of those that are not if that is wanted and can be had. */
async function keepLater(keepNext: boolean): Promise<{ kept: number; all: number }> {
  const missing: Request[] = [];
  for (const request of later.map(requestOf))
    if (!(await caches.match(request, { cacheName }))) missing.push(request);
  const state = { kept: later.length - missing.length, all: later.length };
  for (const next of keepNext ? missing : []) {
    const answer = await fetchAnew(next).catch(() => undefined);
    if (answer && (await keep(next, answer))) return { ...state, kept: state.kept + 1 };
  }
  return state;
}

function isolated(answer: Response): Response {
  if (answer.status === 0) return answer;
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(isolation)) headers.set(name, value);
  const body = [101, 204, 205, 304].includes(answer.status) ? null : answer.body;
  return new Response(body, { status: answer.status, statusText: answer.statusText, headers });
}

// What it declares is its own; the build takes this line out.
export {};
