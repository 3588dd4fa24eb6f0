import type { Words } from './look.ts';

interface FigureFrameWords {
  readonly name: (figure: number) => string;
  /** Ends a title that is no question. */
  readonly stop: string;
  readonly more: string;
  readonly moreOf: (figure: number) => string;
  readonly tryThis: string;
  /** On paper, of a figure that the browser was not given the time to draw. */
  readonly notDrawn: string;
  /** Of a figure without numbers, as before its run. */
  readonly nothingToSave: string;
}

/** What stands around every figure. */
export const figureFrameWords: Words<FigureFrameWords> = {
  en: {
    name: (figure) => `Figure ${figure}`,
    stop: '.',
    more: 'More',
    moreOf: (figure) => `More about figure ${figure}, and its files`,
    tryThis: 'Try this',
    notDrawn: 'Not drawn yet. “Print this page” in the contents, or Ctrl+P, draws every figure first.',
    nothingToSave: 'There is nothing to save yet.',
  },
  zh: {
    name: (figure) => `图 ${figure}`,
    stop: '。',
    more: '更多',
    moreOf: (figure) => `更多：图 ${figure} 的说明与文件`,
    tryThis: '试一试',
    notDrawn: '此图尚未绘出。用目录中的“打印本页”或 Ctrl+P 打印，会先绘出每一幅图。',
    nothingToSave: '目前还没有可保存的内容。',
  },
};
