import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { download } from '../../../src/session/network/download.ts';

/** Stands in for the page: scripts of the folder run when they are added. */
function folderWith(scripts: Readonly<Record<string, () => void>>): void {
  vi.stubGlobal('document', {
    baseURI: 'file:///home/rcan-notebook/index.html',
    createElement: () => ({}),
    head: {
      append(script: { src: string; onload: () => void; onerror: () => void }) {
        const run = scripts[script.src];
        run?.();
        (run ? script.onload : script.onerror)();
      },
    },
  });
}
const { signal } = new AbortController();
const weights = new URL('file:///home/rcan-notebook/weights/rcan-x3.safetensors');

beforeEach(() => vi.stubGlobal('notebookFiles', new Map<string, string>()));
afterEach(() => vi.unstubAllGlobals());

it('brings a file by the script that holds it', async () => {
  folderWith({
    './files/rcan-x3.safetensors.js': () =>
      globalThis.notebookFiles?.set('rcan-x3.safetensors', btoa('weights')),
  });
  const bytes = await download(weights, { signal });
  expect(new TextDecoder().decode(bytes)).toBe('weights');
});

it('says that a file is not in the folder', async () => {
  folderWith({});
  await expect(download(weights, { signal })).rejects.toThrow(/not in the folder/);
  folderWith({ './files/rcan-x3.safetensors.js': () => undefined });
  await expect(download(weights, { signal })).rejects.toThrow(/something else/);
});
