import type { Words } from '../../views/shared/look.ts';

interface ReadingWords {
  /** Above the pages of the contents that are no lessons. */
  readonly besides: string;
}

/** Finding one's way among the pages. */
export const readingWords: Words<ReadingWords> = {
  en: { besides: 'Beside the lessons' },
  zh: { besides: '课文之外' },
};
