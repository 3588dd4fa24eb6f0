import type { Words } from '../../views/shared/look.ts';

interface ReadingWords {
  readonly contents: string;
  /** Said of a lesson that was read to its end. */
  readonly lessonRead: string;
  /** Above the lessons of the contents. */
  readonly lessons: (read: number, all: number) => string;
  /** Above the pages of the contents that are no lessons. */
  readonly besides: string;
}

/** Finding one's way among the pages. */
export const readingWords: Words<ReadingWords> = {
  en: {
    contents: 'Contents',
    lessonRead: 'read',
    lessons: (read, all) => `Lessons, ${read} of ${all} read`,
    besides: 'Beside the lessons',
  },
  zh: {
    contents: '目录',
    lessonRead: '已读',
    lessons: (read, all) => `课文，共 ${all} 课，已读 ${read} 课`,
    besides: '课文之外',
  },
};
