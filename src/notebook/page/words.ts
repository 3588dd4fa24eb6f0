import type { Words } from '../../views/shared/look.ts';

interface PageWords {
  /** Above a page that is shown in the other language. */
  readonly untranslated: string;
  readonly nextLesson: string;
}

/** Above and below a lesson. */
export const pageWords: Words<PageWords> = {
  en: {
    untranslated: 'Nobody has translated this page into English yet; here it is in Chinese.',
    nextLesson: 'Next:',
  },
  zh: {
    untranslated: '这一页还没有中文译文，先显示英文。',
    nextLesson: '下一课：',
  },
};
