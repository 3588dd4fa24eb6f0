import type { Words } from '../../views/shared/look.ts';

interface NoticeWords {
  readonly dismiss: string;
  readonly loadAgain: string;
}

/** Notices. */
export const noticeWords: Words<NoticeWords> = {
  en: {
    dismiss: 'Dismiss',
    loadAgain: 'Load again',
  },
  zh: {
    dismiss: '关闭',
    loadAgain: '重新载入',
  },
};
