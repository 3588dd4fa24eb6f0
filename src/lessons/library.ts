import { ReaderError } from '../image/reader-error.ts';
import { whyMissing } from '../session/network/renewed.ts';
import type { Locale } from '../views/shared/look.ts';
import type { Lesson } from './lesson.ts';
import type { PageName } from './page-names.ts';
import type { PageStart } from './page-start.ts';

const lessons = import.meta.glob<Lesson>('../../lessons/*/*.md', { import: 'default' });
const titles = import.meta.glob<string>('../../lessons/*/*.md', {
  import: 'default',
  query: '?title',
  eager: true,
});

const starts = import.meta.glob<Partial<PageStart>>('../../lessons/*/*.md', {
  import: 'default',
  query: '?start',
  eager: true,
});

const path = (name: PageName, locale: Locale): string => `../../lessons/${locale}/${name}.md`;

/** The language in which a page exists: the wanted one, or else the other. */
const available = (name: PageName, wanted: Locale): Locale =>
  path(name, wanted) in lessons ? wanted : wanted === 'en' ? 'zh' : 'en';

/** A page and its language, which differs from the wanted one where there is no translation. */
export interface LoadedLesson {
  readonly name: PageName;
  readonly locale: Locale;
  readonly lesson: Lesson;
}

/** Fetches a page's lesson. Rejects with `ReaderError` 'lesson-missing' or 'notebook-renewed' when that fails. */
export async function loadLesson(name: PageName, wanted: Locale): Promise<LoadedLesson> {
  const locale = available(name, wanted);
  const load = lessons[path(name, locale)];
  try {
    if (load) return { name, locale, lesson: await load() };
  } catch {
    // Rejected below.
  }
  throw await whyMissing(
    new ReaderError(
      'lesson-missing',
      'The words of this page could not be fetched. Check the network, then follow the link again or load the page again.',
    ),
  );
}

/** The title of a page, which needs no fetching. */
export const pageTitle = (name: PageName, wanted: Locale): string =>
  titles[path(name, available(name, wanted))] ?? name;

/** What a page begins with, likewise. Both languages of a lesson have the same cells. */
export const pageStart = (name: PageName): Partial<PageStart> =>
  starts[path(name, available(name, 'en'))] ?? {};
