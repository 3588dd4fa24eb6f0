import type { Heading } from '../../lessons/lesson.ts';
import type { OwnLesson } from '../own-lesson/own-lesson.svelte.ts';
import type { Reading } from '../reading/reading.svelte.ts';

/** The headings of the open page; on the page for own lessons, those of the reader's lesson. */
export const openHeadings = ({ open }: Reading, { preview }: OwnLesson): readonly Heading[] =>
  open.name === 'own-lesson' && preview ? preview.lesson.headings : open.lesson.headings;
