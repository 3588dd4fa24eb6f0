import type { Words } from '../../views/shared/look.ts';

interface PrintWords {
  readonly print: string;
  readonly title: string;
  readonly progress: (ready: number, all: number) => string;
  readonly cancel: string;
}

/** Of printing a page. */
export const printWords: Words<PrintWords> = {
  en: {
    print: 'Print this page…',
    title: 'Drawing every figure for paper',
    progress: (ready, all) => `${ready} of ${all} figures are drawn.`,
    cancel: 'Cancel',
  },
  zh: {
    print: '打印本页……',
    title: '正在为打印绘出每一幅图',
    progress: (ready, all) => `共 ${all} 幅图，已绘出 ${ready} 幅。`,
    cancel: '取消',
  },
};
