import type { Words } from './look.ts';

interface FigureFrameWords {
  readonly name: (figure: number) => string;
  /** Ends a title that is no question. */
  readonly stop: string;
  readonly more: string;
  readonly moreOf: (figure: number) => string;
  readonly tryThis: string;
}

/** What stands around every figure. */
export const figureFrameWords: Words<FigureFrameWords> = {
  en: {
    name: (figure) => `Figure ${figure}`,
    stop: '.',
    more: 'More',
    moreOf: (figure) => `More about figure ${figure}, and its files`,
    tryThis: 'Try this',
  },
  zh: {
    name: (figure) => `图 ${figure}`,
    stop: '。',
    more: '更多',
    moreOf: (figure) => `图 ${figure} 的说明与文件`,
    tryThis: '试一试',
  },
};
