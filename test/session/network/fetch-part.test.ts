import { afterEach, expect, it, vi } from 'vitest';
import { fetchPart } from '../../../src/session/network/fetch-part.ts';

afterEach(() => vi.unstubAllGlobals());

const serving = (script: string): void => {
  vi.stubGlobal('document', {
    baseURI: 'https://example.org/',
    querySelector: () => ({ getAttribute: () => './assets/main-a.js' }),
  });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(`<script type="module" crossorigin src="./assets/main-${script}.js"></script>`),
    ),
  );
};
const failing = () => fetchPart(() => Promise.reject(new TypeError('Failed to fetch')));

it('gives the part that comes', async () => {
  expect(await fetchPart(() => Promise.resolve(1))).toBe(1);
});

it('says what did not load, and why', async () => {
  serving('a');
  await expect(failing()).rejects.toMatchObject({
    code: 'code-missing',
    message: expect.stringContaining('Failed to fetch') as string,
  });
});

it('says that the notebook has been renewed where the server has another build', async () => {
  serving('b');
  await expect(failing()).rejects.toMatchObject({ code: 'notebook-renewed' });
});
