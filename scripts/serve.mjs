import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.webp', 'image/webp'],
  ['.woff2', 'font/woff2'],
]);

/** What hosts of static sites send compressed. */
const compressible = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.map',
  '.mjs',
  '.svg',
  '.txt',
  '.wasm',
  '.webmanifest',
]);

/** Files whose names change with their content. */
const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8}\.\w+$/;

/** With these a page is cross-origin isolated. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * Serves the files of a built folder, and nothing else, over HTTP; text and programs compressed for who understands that.
 * @param {string} folder
 * @param {{ port?: number, host?: string, isolated?: boolean }} [options] port 0 (the default) takes a free one;
 *   host defaults to 127.0.0.1; `isolated` pages may share memory between threads
 * @returns {Promise<{ port: number, url: string, close: () => Promise<void> }>}
 *   Rejects with the code EADDRINUSE when the port is taken.
 */
export function serveFolder(folder, { port = 0, host = '127.0.0.1', isolated = false } = {}) {
  const root = resolve(folder);
  const packed = new Packed();
  const server = createServer((request, response) => {
    const file = fileOf(root, request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n');
    } else {
      const isPacked = compressible.has(extname(file.path));
      const headers = {
        'Content-Type': types.get(extname(file.path)) ?? 'application/octet-stream',
        'Cache-Control': hashed.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(isPacked && { Vary: 'Accept-Encoding' }),
        ...(isolated && isolation),
      };
      const isHead = request.method === 'HEAD';
      if (isPacked && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
        packed.of(file.path, file.time).then(
          (body) => {
            response.writeHead(200, {
              ...headers,
              'Content-Encoding': 'gzip',
              'Content-Length': body.length,
            });
            response.end(isHead ? undefined : body);
          },
          () => response.destroy(),
        );
        return;
      }
      response.writeHead(200, { ...headers, 'Content-Length': file.size });
      if (isHead) response.end();
      else
        createReadStream(file.path)
          .on('error', () => response.destroy())
          .pipe(response);
    }
  });
  return new Promise((fulfil, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('A TCP port was expected.');
      fulfil({
        port: address.port,
        url: `http://127.0.0.1:${address.port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * The file that an address names: the folder's own index.html for a folder, nothing outside `root`.
 * @param {string} root
 * @param {string} address
 * @returns {{ path: string, size: number, time: number } | undefined}
 */
function fileOf(root, address) {
  try {
    const { pathname } = new URL(address, 'http://localhost/');
    let path = join(root, decodeURIComponent(pathname));
    if (path !== root && !path.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    let stats = statSync(path);
    if (stats.isDirectory()) {
      path = join(path, 'index.html');
      stats = statSync(path);
    }
    return stats.isFile() ? { path, size: stats.size, time: stats.mtimeMs } : undefined;
  } catch {
    return undefined; // a malformed address, or no such file
  }
}

/** Compressed files, each kept until it changes. */
class Packed {
  /** @type {Map<string, { time: number, body: Promise<Buffer> }>} */
  #files = new Map();

  /**
   * @param {string} path
   * @param {number} time of its last change
   */
  of(path, time) {
    const kept = this.#files.get(path);
    if (kept?.time === time) return kept.body;
    const body = readFile(path).then((bytes) => promisify(gzip)(bytes));
    this.#files.set(path, { time, body });
    return body;
  }
}
