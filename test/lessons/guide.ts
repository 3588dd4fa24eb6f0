import { readFileSync } from 'node:fs';

export const guide = readFileSync(new URL('../../lessons/README.md', import.meta.url), 'utf8');

/** What the guide shows as Markdown of a lesson. */
export const guideExamples = [...guide.matchAll(/^````markdown\n([^]*?)^````$/gm)].map(
  ([, example]) => example ?? '',
);

/** The guide's example of a lesson from beginning to end. */
export const wholeLesson = guideExamples.at(-1) ?? '';
