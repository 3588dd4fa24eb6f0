import type { Words } from '../../views/shared/look.ts';

interface ReadingWords {
  readonly contents: string;
  /** Said of a lesson that was read to its end. */
  readonly lessonRead: string;
  /** Above the lessons of the contents. */
  readonly lessons: (read: number, all: number) => string;
  /** Above the pages of the contents that are no lessons. */
  readonly besides: string;
  /** Below them: what works without a network. */
  readonly kept: (isAll: boolean) => string;
}

/** Finding one's way among the pages. */
export const readingWords: Words<ReadingWords> = {
  en: {
    contents: 'Contents',
    lessonRead: 'read',
    lessons: (read, all) => `Lessons, ${read} of ${all} read`,
    besides: 'Beside the lessons',
    kept: (isAll) =>
      isAll
        ? 'Kept for use without a network: all pages and scales.'
        : 'Part of it is kept for use without a network: all pages, not yet all scales.',
  },
  zh: {
    contents: '目录',
    lessonRead: '已读',
    lessons: (read, all) => `课文，共 ${all} 课，已读 ${read} 课`,
    besides: '课文之外',
    kept: (isAll) =>
      isAll ? '已保存，断网也能用：全部页面与倍率。' : '已保存一部分，断网也能用：全部页面，倍率尚不齐全。',
  },
};
