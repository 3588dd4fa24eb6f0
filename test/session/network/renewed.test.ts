import { afterEach, expect, it, vi } from 'vitest';
import { ReaderError } from '../../../src/image/reader-error.ts';
import { curedByReload, entryOf, whyMissing } from '../../../src/session/network/renewed.ts';

const page = (src: string) => `<head><script type="module" crossorigin src="${src}"></script></head>`;
const missing = new ReaderError('lesson-missing', 'The words could not be fetched.');

/** A page that began with the old script, and what the server answers when asked for the page. */
function given(answer: () => Response): void {
  vi.stubGlobal('document', {
    baseURI: 'https://example.org/site/',
    querySelector: () => ({ getAttribute: () => './assets/index-old.js' }),
  });
  vi.stubGlobal('fetch', () => Promise.resolve().then(answer));
}
afterEach(() => vi.unstubAllGlobals());

it('names the script that a page begins with', () => {
  expect(entryOf(page('./assets/index-a1.js'))).toBe('./assets/index-a1.js');
  expect(entryOf('<!doctype html><p>Log in to the network</p>')).toBeUndefined();
});

it('says that the notebook was renewed when its page begins with another script now', async () => {
  given(() => new Response(page('./assets/index-new.js')));
  const why = await whyMissing(missing);
  expect(why).toMatchObject({ code: 'notebook-renewed' });
  expect(curedByReload(why)).toBe(true);
});

it.each([
  ['has the same page', () => new Response(page('./assets/index-old.js'))],
  ['has a page of somebody else', () => new Response('<p>Log in to the network</p>')],
  ['fails', () => new Response(page('./assets/index-new.js'), { status: 500 })],
  [
    'does not answer',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('leaves the reason as it is when the server %s', async (_, answer) => {
  given(answer);
  expect(await whyMissing(missing)).toBe(missing);
});
