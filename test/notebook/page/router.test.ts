import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReaderError } from '../../../src/image/reader-error.ts';
import { lessonNames } from '../../../src/lessons/page-names.ts';
import type { LoadedLesson } from '../../../src/lessons/library.ts';
import { Router } from '../../../src/notebook/page/router.ts';
import { Reading } from '../../../src/notebook/reading/reading.svelte.ts';

const [first, second] = lessonNames;
const lesson = { title: '', headings: [], blocks: [] };

let addresses: string[];
beforeEach(() => {
  addresses = [];
  const record = (_state: unknown, _title: string, address: string) => void addresses.push(address);
  vi.stubGlobal('history', { pushState: record, replaceState: record });
  vi.stubGlobal('location', { search: '?lang=en' });
  vi.stubGlobal('document', { getElementById: () => null });
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('HTMLElement', EventTarget);
});
afterEach(() => vi.unstubAllGlobals());

function routerWith(load: (name: LoadedLesson['name']) => Promise<LoadedLesson>) {
  const session: { notice: Error | undefined } = { notice: undefined };
  const reading = new Reading({ load }, { name: first, locale: 'en', lesson });
  const router = new Router({
    reading,
    session,
    preferences: { locale: 'en' },
    starts: { apply: () => undefined },
    presenter: { show: () => undefined },
  });
  return { router, session, reading };
}

it('names another page in the address once that is shown, not before', async () => {
  let arrive: () => void = () => undefined;
  const { router } = routerWith(
    (name) => new Promise((resolve) => (arrive = () => resolve({ name, locale: 'en', lesson }))),
  );
  const navigated = router.navigate(second, '#place');
  expect(addresses).toEqual([]);
  arrive();
  await navigated;
  expect(addresses).toEqual([`${second}.html?lang=en#place`]);
});

it('leaves the address with the page that stays when the other one cannot be had', async () => {
  const gone = new ReaderError('notebook-renewed', 'Load the page again.');
  const { router, session } = routerWith(() => Promise.reject(gone));
  await router.navigate(second);
  expect([addresses, session.notice]).toEqual([[], gone]);
  // The browser's own buttons have changed it before the page is asked for.
  await router.goBack(second);
  expect(addresses).toEqual(['./?lang=en']);
});
