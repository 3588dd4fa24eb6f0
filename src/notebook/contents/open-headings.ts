import type { Heading } from '../../lessons/lesson.ts';
import type { OwnLesson } from '../own-lesson/own-lesson.svelte.ts';
import type { Reading } from '../reading/reading.svelte.ts';

/** The headings of what there is to read: of the open page, or of the reader's own lesson on its page. */
export const openHeadings = ({ open }: Reading, { preview }: OwnLesson): readonly Heading[] =>
  open.name === 'own-lesson' && preview ? preview.lesson.headings : open.lesson.headings;
