import { createReadStream, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Derived } from './serve/derived.mjs';
import { findFile } from './serve/find-file.mjs';
import { isCompressible, typeOf } from './serve/media-types.mjs';
import { acceptsGzip, isKnown, rangeOf } from './serve/request-headers.mjs';
import { common, isolation } from './serve/site-headers.mjs';
import { SitePolicy } from './serve/site-policy.mjs';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {import('./serve/find-file.mjs').SiteFile} SiteFile
 */

/** Files whose names change with their content. */
const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8}\.\w+$/;

/**
 * Serves the files of a built folder, and nothing else, over HTTP; text and programs compressed for who understands that.
 * @param {string} folder
 * @param {{ port?: number, host?: string, isolated?: boolean }} [options] port 0 (the default) takes a free one;
 *   host defaults to 127.0.0.1; `isolated` pages may share memory between threads
 * @returns {Promise<{ port: number, url: string, close: () => Promise<void> }>}
 *   Rejects with the code EADDRINUSE when the port is taken.
 */
export async function serveFolder(folder, { port = 0, host = '127.0.0.1', isolated = false } = {}) {
  const site = new Site(realpathSync(folder), { ...common, ...(isolated && isolation) });
  const server = createServer((request, response) => {
    site.answer(request, response).catch(() => response.destroy());
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

/** Answers requests for the files of a folder. */
class Site {
  #root;
  #headers;
  #policy;
  #packed = new Derived(promisify(gzip));

  /**
   * @param {string} root its real path
   * @param {Readonly<Record<string, string>>} headers of every answer
   */
  constructor(root, headers) {
    this.#root = root;
    this.#headers = headers;
    this.#policy = new SitePolicy(root);
  }

  /**
   * @param {Request} request
   * @param {Response} response
   */
  async answer(request, response) {
    for (const [name, value] of Object.entries(this.#headers)) response.setHeader(name, value);
    const policy = await this.#policy.current();
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const file = await findFile(this.#root, request.url ?? '/');
    if (file) await this.#send(file, request, response);
    else response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n');
  }

  /**
   * @param {SiteFile} file
   * @param {Request} request
   * @param {Response} response
   */
  async #send(file, { headers: asked, method }, response) {
    const packs = isCompressible(file.path);
    const packed = packs && acceptsGzip(asked['accept-encoding']) ? await this.#packed.of(file) : undefined;
    // Weak for a compressed body, which another version of zlib may make of other bytes.
    const tag = `${packed ? 'W/' : ''}"${file.size.toString(36)}-${file.time.toString(36)}"`;
    response.setHeader(
      'Cache-Control',
      hashed.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('ETag', tag);
    if (packs) response.setHeader('Vary', 'Accept-Encoding');
    if (isKnown(asked['if-none-match'], tag)) {
      response.writeHead(304).end();
      return;
    }
    response.setHeader('Content-Type', typeOf(file.path));
    if (packed) {
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': packed.length });
      response.end(method === 'HEAD' ? undefined : packed);
      return;
    }
    response.setHeader('Accept-Ranges', 'bytes');
    // A range of what has changed since would not fit to what the client has.
    const isSame = asked['if-range'] === undefined || asked['if-range'] === tag;
    const range = isSame && method === 'GET' ? rangeOf(asked.range, file.size) : undefined;
    if (range === 'unsatisfiable') {
      response.writeHead(416, { 'Content-Range': `bytes */${file.size}` }).end();
      return;
    }
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${file.size}`);
    response.writeHead(range ? 206 : 200, { 'Content-Length': end - start + 1 });
    if (method === 'HEAD' || end < start) response.end();
    // Closes the file also when the client goes away; `pipe` would leave it open.
    else pipeline(createReadStream(file.path, { start, end }), response, () => undefined);
  }
}
