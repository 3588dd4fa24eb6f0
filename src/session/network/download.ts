import { firstOf } from '../../engine/abort.ts';
import { isFromFolder } from '../../engine/page-place.ts';
import { stopwatch } from '../../engine/stopwatch.ts';
import { downloadFromFolder } from './folder-download.ts';

/** How far a download is. */
export interface DownloadProgress {
  readonly bytes: number;
  /** Of the whole file; undefined where the server does not say. */
  readonly total?: number;
  /** At the pace so far, once there is one. */
  readonly secondsLeft?: number;
}

export interface DownloadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Milliseconds without a byte that end a download; how long all of it takes does not matter. */
export const silenceMs = 30_000;

/** Milliseconds after which the pace of a download is told. */
const paceMs = 1000;

/**
 * Fetches a file that is no page. Rejects with `signal`'s reason when that fires, and with an `Error` that says why when
 * the network fails or is silent, or when the server answers with an error or with a page in the file's place.
 */
export async function download(
  url: URL | string,
  { signal, onProgress }: DownloadOptions,
): Promise<ArrayBuffer> {
  signal.throwIfAborted();
  if (isFromFolder()) return downloadFromFolder(new URL(url, document.baseURI));
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(timer);
    const why = new Error(`no answer for ${silenceMs / 1000} s`);
    timer = setTimeout(() => silent.abort(why), silenceMs);
  };
  listen();
  try {
    const response = await fetch(url, { signal: firstOf(signal, silent.signal) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    // Of a network that asks for a login, or a server that has a page for what it has not.
    if (response.headers.get('Content-Type')?.startsWith('text/html'))
      throw new Error('a web page came in its place');
    const total = lengthOf(response);
    const elapsed = stopwatch();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const chunk of chunksOf(response)) {
      listen();
      chunks.push(chunk);
      bytes += chunk.length;
      onProgress?.(progressOf(bytes, total, elapsed()));
    }
    return await new Blob(chunks).arrayBuffer();
  } finally {
    clearTimeout(timer);
  }
}

/** The length that the server says, in bytes as they arrive: of what it compresses that is another. */
function lengthOf({ headers }: Response): number | undefined {
  const length = Number(headers.get('Content-Length'));
  return length > 0 && !headers.has('Content-Encoding') ? length : undefined;
}

function progressOf(bytes: number, total: number | undefined, milliseconds: number): DownloadProgress {
  if (total === undefined || bytes > total) return { bytes };
  if (milliseconds < paceMs) return { bytes, total };
  return { bytes, total, secondsLeft: ((total - bytes) / bytes) * (milliseconds / 1000) };
}

/** The body as it comes in; not every browser iterates over a stream. */
async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return;
    yield next.value;
  }
}
