import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { download, silenceMs, type DownloadProgress } from '../../../src/session/network/download.ts';

const { signal } = new AbortController();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An answer whose pieces are sent by hand; `fetch` ends with its signal, as a browser's does. */
function serve(headers: Record<string, string> = {}, status = 200) {
  let send!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
  vi.stubGlobal('fetch', (_: unknown, { signal: given }: { signal: AbortSignal }) => {
    given.addEventListener('abort', () => send.error(given.reason));
    return Promise.resolve(new Response(body, { headers, status }));
  });
  return {
    send: (length: number) => send.enqueue(new Uint8Array(length).fill(7)),
    end: () => send.close(),
  };
}

it('may take longer than any time, as long as bytes come', async () => {
  const server = serve({ 'Content-Length': '500' });
  const told: DownloadProgress[] = [];
  const file = download('a', { signal, onProgress: (progress) => told.push(progress) });
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(silenceMs - 1);
    server.send(100);
    await vi.advanceTimersByTimeAsync(0);
  }
  server.end();
  expect(new Uint8Array(await file)).toEqual(new Uint8Array(500).fill(7));
  expect(told.map(({ bytes, total }) => [bytes, total])).toEqual(
    [100, 200, 300, 400, 500].map((b) => [b, 500]),
  );
  // Two fifths in two waits: three more to come.
  expect(told[1]?.secondsLeft).toBeCloseTo((3 * silenceMs) / 1000, 0);
});

it('ends when no byte has come for a while', async () => {
  const server = serve();
  const refused = expect(download('a', { signal })).rejects.toThrow('no answer for 30 s');
  await vi.advanceTimersByTimeAsync(silenceMs - 1);
  server.send(1);
  await vi.advanceTimersByTimeAsync(silenceMs);
  await refused;
});

it('is cancelled at once', async () => {
  serve();
  const reader = new AbortController();
  const refused = expect(download('a', { signal: reader.signal })).rejects.toThrow(/abort/);
  await vi.advanceTimersByTimeAsync(0);
  reader.abort();
  await refused;
});

it.each([
  ['a web page came in its place', { 'Content-Type': 'text/html; charset=utf-8' }, 200],
  ['HTTP 500', {}, 500],
] as const)('refuses an answer that is no file: %s', async (why, headers, status) => {
  serve(headers, status);
  await expect(download('a', { signal })).rejects.toThrow(why);
});

it('claims no length of what the server has compressed', async () => {
  const server = serve({ 'Content-Length': '3', 'Content-Encoding': 'gzip' });
  const told: DownloadProgress[] = [];
  const file = download('a', { signal, onProgress: (progress) => told.push(progress) });
  await vi.advanceTimersByTimeAsync(0);
  server.send(9);
  server.end();
  await file;
  expect(told).toEqual([{ bytes: 9 }]);
});
