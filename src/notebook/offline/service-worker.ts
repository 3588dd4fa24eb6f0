/**
 * Keeps the built site for the next visit, which then starts warm and needs no network; and makes it cross-origin
 * isolated on hosts whose headers cannot be set, so that threads may share memory. `scripts/vite-service-worker.ts`
 * writes the two lines that this file declares before it.
 */

/** Differs from build to build. */
declare const version: string;
/** Addresses, relative to this file's, of what most readers need: kept with the first visit. */
declare const first: readonly string[];

declare const self: ServiceWorkerGlobalScope;

const cacheName = `site ${version}`;

/** A network that does not answer for so long is down, for somebody who waits for a page. */
const patience = 4000;

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...first])));
});

// Runs when no page of the build before is open any more: nobody gets files of two builds.
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

/** The page itself: the newest there is, or else the one kept. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok) return answer;
  } catch {
    // Answered from the cache.
  }
  const kept =
    (await caches.match(request, { cacheName, ignoreSearch: true })) ??
    (await caches.match(self.registration.scope, { cacheName }));
  return kept ?? fetch(request);
}

/** Any other file: the one kept, as its name changes with its content; else from the network, and kept from then on. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await keep(request, answer.clone()).catch(() => undefined);
  return answer;
}

/** Not where the next build has cleared this one's cache away: nobody would clear it again. */
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
