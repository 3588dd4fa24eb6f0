import { afterEach, expect, it, vi } from 'vitest';
import { Worker } from '../../src/engine/page-worker.ts';

const address = new URL('https://class.example/assets/worker-1.js');
const started: [address: string, options: WorkerOptions | undefined][] = [];
const blobs: Blob[] = [];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const list of [started, blobs]) list.splice(0);
});

function inPage(globals: Readonly<Record<string, unknown>>): void {
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:null/${blobs.push(blob as Blob)}`);
  vi.stubGlobal('Worker', function (url: URL | string, options?: WorkerOptions) {
    started.push([String(url), options]);
  });
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
}

it('is started from its file on a site', () => {
  inPage({ origin: 'https://class.example' });
  new Worker(address, { type: 'module' });
  expect(started).toEqual([[address.href, { type: 'module' }]]);
});

it('is started from a blob that imports its file in a frame that is shut off', async () => {
  inPage({ origin: 'null' });
  new Worker(address, { type: 'module' });
  expect(started).toEqual([['blob:null/1', undefined]]);
  expect(await blobs[0]!.text()).toContain(`import("${address.href}")`);
});

it('is started from the code that has come with the page in a folder', async () => {
  inPage({ origin: 'null', notebookFiles: new Map([['worker-1.js', 'serve()']]) });
  new Worker(new URL('file:///C:/Users/a%20b/rcan-notebook/worker-1.js'), { type: 'module' });
  expect(started).toEqual([['blob:null/1', undefined]]);
  expect(await blobs[0]!.text()).toBe('serve()');
});

it('throws what the browser throws', () => {
  inPage({ Worker: undefined });
  expect(() => new Worker(address, { type: 'module' })).toThrow(TypeError);
});
