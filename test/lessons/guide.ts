import { readFileSync } from 'node:fs';
import type { Locale } from '../../src/views/shared/look.ts';

/** The guide to writing lessons, in each language. */
export const guides: Readonly<Record<Locale, string>> = {
  en: readFileSync(new URL('../../lessons/README.md', import.meta.url), 'utf8'),
  zh: readFileSync(new URL('../../lessons/README.zh.md', import.meta.url), 'utf8'),
};

/** What a guide shows as Markdown of a lesson. */
export const examplesIn = (guide: string): string[] =>
  [...guide.matchAll(/^````markdown\n([^]*?)^````$/gm)].map(([, example]) => example ?? '');

/** A guide's example of a lesson from beginning to end. */
export const wholeLessonIn = (guide: string): string => examplesIn(guide).at(-1) ?? '';

export const wholeLesson = wholeLessonIn(guides.en);
