import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'site/index.html'), '<p>hello</p>');
  writeFileSync(join(folder, 'site/a b.wasm'), 'wasm');
  server = await serveFolder(join(folder, 'site'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Status and type of an address sent as it stands: `fetch` would tidy it first. */
function head(path: string, method = 'HEAD'): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, path, method }, (response) => {
      response.resume();
      resolve([response.statusCode, response.headers['content-type']]);
    })
      .on('error', reject)
      .end();
  });
}

test('a folder is its index.html', async () => {
  const response = await fetch(server.url);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.text()).toBe('<p>hello</p>');
});

test('WebAssembly has the type that browsers compile while it loads', async () => {
  expect(await head('/a%20b.wasm?x=1')).toEqual([200, 'application/wasm']);
});

test('what can be made smaller is sent so, to who can read it', async () => {
  const bytesOf = (encoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const options = { port: server.port, path: '/long.js', headers: { 'accept-encoding': encoding } };
      request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
        );
      })
        .on('error', reject)
        .end();
    });
  const script = 'x();'.repeat(1000);
  writeFileSync(join(folder, 'site/long.js'), script);
  expect(await bytesOf('br')).toEqual({ encoding: undefined, body: Buffer.from(script) });
  const packed = await bytesOf('gzip, br');
  expect(packed.encoding).toBe('gzip');
  expect(packed.body.length).toBeLessThan(200);
  expect(gunzipSync(packed.body).toString()).toBe(script);
  // A new build is served as it is, though it has come under the same name.
  writeFileSync(join(folder, 'site/long.js'), 'y();');
  utimesSync(join(folder, 'site/long.js'), new Date(), new Date(Date.now() + 5000));
  expect(gunzipSync((await bytesOf('gzip')).body).toString()).toBe('y();');
});

test('pages are cross-origin isolated where that is asked for', async () => {
  const isolated = await serveFolder(join(folder, 'site'), { isolated: true });
  const headersOf = async (url: string) => {
    const { headers } = await fetch(url);
    return [headers.get('cross-origin-opener-policy'), headers.get('cross-origin-embedder-policy')];
  };
  expect(await headersOf(isolated.url)).toEqual(['same-origin', 'require-corp']);
  expect(await headersOf(server.url)).toEqual([null, null]);
  await isolated.close();
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/%zz',
  '/none',
  '/%00',
])('nothing is found at %s', async (path) => {
  expect(await head(path)).toEqual([404, 'text/plain; charset=utf-8']);
});

test('it can only be read from', async () => {
  expect((await head('/', 'POST'))[0]).toBe(405);
});

test('a taken port is said by its code', async () => {
  await expect(serveFolder(folder, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
