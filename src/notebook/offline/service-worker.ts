/**
 * Caches the built site, so that the next visit starts from the cache and works offline; and adds headers for
 * cross-origin isolation on hosts that cannot set them, so that threads can share memory. The build
 * (`scripts/vite-service-worker.ts`) prepends the definitions of `version` and `first`.
 */

/** Differs from build to build. */
declare const version: string;
/** URLs, relative to this file's, of what most readers need: cached on the first visit. */
declare const first: readonly string[];

declare const self: ServiceWorkerGlobalScope;

const cacheName = `site ${version}`;

/** Milliseconds after which a page that was not fetched is served from the cache. */
const timeoutMs = 4000;

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  // Other sites show figures in frames, and isolated ones only frame what allows it by this.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...first])));
});

// Runs when no page of the previous build is open: no page gets files of two builds.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith((request.mode === 'navigate' ? page(request) : file(request)).then(isolated));
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
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await keep(request, answer.clone()).catch(() => undefined);
  return answer;
}

/** Caches an answer, unless the next build has deleted this build's cache: `open` would create it again for good. */
async function keep(request: Request, answer: Response): Promise<void> {
  if (await caches.has(cacheName)) await (await caches.open(cacheName)).put(request, answer);
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
