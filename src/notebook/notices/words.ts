import type { Words } from '../../views/shared/look.ts';

interface NoticeWords {
  readonly dismiss: string;
}

/** Notices. */
export const noticeWords: Words<NoticeWords> = {
  en: {
    dismiss: 'Dismiss',
  },
  zh: {
    dismiss: '关闭',
  },
};
