import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
