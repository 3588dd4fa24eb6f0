import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is answered to headers, which `fetch` would choose itself. */
function answerTo(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test('what can be made smaller is sent so, to who can read it', async () => {
  const script = 'x();'.repeat(1000);
  writeFileSync(join(folder, 'site/long.js'), script);
  const bytesOf = (encoding: string) => answerTo('/long.js', { 'accept-encoding': encoding });
  for (const without of ['br', '', 'gzip;q=0', 'gzip; q=0.0, br', '*;q=0', 'gzip;q=0, *']) {
    const { headers, body } = await bytesOf(without);
    expect([without, headers['content-encoding'], body.toString()]).toEqual([without, undefined, script]);
  }
  for (const within of ['gzip, br', 'GZIP;q=0.5', 'br;q=1, *;q=0.1', 'x-gzip']) {
    const { headers, body } = await bytesOf(within);
    expect([within, headers['content-encoding'], headers.vary]).toEqual([within, 'gzip', 'Accept-Encoding']);
    expect(body.length).toBeLessThan(200);
    expect(gunzipSync(body).toString()).toBe(script);
  }
  // A new build is served as it is, though it has come under the same name.
  writeFileSync(join(folder, 'site/long.js'), 'y();');
  utimesSync(join(folder, 'site/long.js'), new Date(), new Date(Date.now() + 5000));
  expect(gunzipSync((await bytesOf('gzip')).body).toString()).toBe('y();');
});

describe('what a browser has is not sent again', () => {
  const tagOf = async (headers?: Readonly<Record<string, string>>) =>
    String((await answerTo('/', headers)).headers.etag);

  test.each([{}, { 'accept-encoding': 'gzip' }])('until it has changed: %j', async (encoding) => {
    const tag = await tagOf(encoding);
    for (const known of [tag, `"other", ${tag}`, '*']) {
      const { status, headers, body } = await answerTo('/', { ...encoding, 'if-none-match': known });
      expect([status, body.length, headers.etag]).toEqual([304, 0, tag]);
      expect(headers['cache-control']).toBe('no-cache');
    }
    expect((await answerTo('/', { ...encoding, 'if-none-match': '"other"' })).status).toBe(200);
    utimesSync(join(folder, 'site/index.html'), new Date(), new Date(Date.now() + 9000 * Math.random()));
    expect((await answerTo('/', { ...encoding, 'if-none-match': tag })).status).toBe(200);
  });

  test('byte for byte the same or not: a compressed body has a weak tag', async () => {
    expect(await tagOf()).toMatch(/^"/);
    expect(await tagOf({ 'accept-encoding': 'gzip' })).toBe(`W/${await tagOf()}`);
  });
});

describe('a part of a file', () => {
  beforeAll(() => writeFileSync(join(folder, 'site/ten.safetensors'), '0123456789'));

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=5-99', '56789', 'bytes 5-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
  ])('%s', async (range, text, place) => {
    const { status, headers, body } = await answerTo('/ten.safetensors', { range });
    expect([status, body.toString(), headers['content-range']]).toEqual([206, text, place]);
    expect([headers['content-length'], headers['accept-ranges']]).toEqual([String(text.length), 'bytes']);
  });

  test.each(['bytes=10-', 'bytes=-0', 'bytes=99-100'])('there is none at %s', async (range) => {
    const { status, headers } = await answerTo('/ten.safetensors', { range });
    expect([status, headers['content-range']]).toEqual([416, 'bytes */10']);
  });

  test.each(['bytes=4-2', 'bytes=0-1,4-5', 'bytes=-', 'lines=1-2', 'bytes=a-b'])(
    'not of %s',
    async (range) => {
      const { status, body } = await answerTo('/ten.safetensors', { range });
      expect([status, body.toString()]).toEqual([200, '0123456789']);
    },
  );

  test('only of the file that the rest is of', async () => {
    const { headers } = await answerTo('/ten.safetensors');
    const ask = async (tag: string) =>
      (await answerTo('/ten.safetensors', { range: 'bytes=2-4', 'if-range': tag })).status;
    expect([await ask(String(headers.etag)), await ask('"older"')]).toEqual([206, 200]);
  });

  test('never of a compressed body', async () => {
    writeFileSync(join(folder, 'site/part.js'), 'x();'.repeat(100));
    const asked = { 'accept-encoding': 'gzip', range: 'bytes=2-4' };
    const { status, headers, body } = await answerTo('/part.js', asked);
    expect([status, headers['accept-ranges']]).toEqual([200, undefined]);
    expect(gunzipSync(body)).toHaveLength(400);
  });
});

test.skipIf(!existsSync('/proc/self/fd'))('a download that is cut off closes its file', async () => {
  const path = join(folder, 'site/large.safetensors');
  writeFileSync(path, Buffer.alloc(8e6));
  /** A descriptor that is closed meanwhile leads nowhere. */
  const opened = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).endsWith('/large.safetensors');
      } catch {
        return false;
      }
    });
  const cutOff = () =>
    new Promise<void>((resolve, reject) => {
      const asking = request({ port: server.port, path: '/large.safetensors' }, (response) =>
        response.once('data', () => {
          response.destroy();
          resolve();
        }),
      );
      asking.on('error', reject).end();
    });
  for (let i = 0; i < 50; i++) await cutOff();
  await expect.poll(opened, { timeout: 20_000 }).toEqual([]);
});

test.skipIf(process.platform === 'win32')('a symbolic link is followed within the folder only', async () => {
  const site = join(folder, 'site');
  mkdirSync(join(site, 'inner'), { recursive: true });
  symlinkSync(join(folder, 'secret.txt'), join(site, 'file.txt'));
  symlinkSync(folder, join(site, 'up'));
  symlinkSync(join(folder, 'secret.txt'), join(site, 'inner/index.html'));
  symlinkSync('index.html', join(site, 'page.html'));
  for (const path of ['/file.txt', '/up/secret.txt', '/inner/'])
    expect([path, (await head(path))[0]]).toEqual([path, 404]);
  expect((await head('/page.html'))[0]).toBe(200);
});

test('the policy of the pages is sent with every answer, as it binds workers only so', async () => {
  expect((await answerTo('/')).headers['content-security-policy']).toBeUndefined();
  const policy = "script-src 'self' 'sha256-a+b/c='; worker-src 'self'";
  const page = `<meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  writeFileSync(join(folder, 'site/index.html'), page);
  for (const path of ['/', '/index.html', '/a%20b.wasm', '/none'])
    expect((await answerTo(path)).headers['content-security-policy']).toBe(policy);
  writeFileSync(join(folder, 'site/index.html'), '<p>hello</p>');
});

test('no content is taken for another type than is said, and any page may frame one', async () => {
  for (const path of ['/', '/a%20b.wasm', '/none']) {
    const { headers } = await answerTo(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
  }
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
