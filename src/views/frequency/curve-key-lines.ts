import type { KeyLine, Words } from '../shared/look.ts';

/** What keys do on radial curves, told to the reader. */
export const curveKeyLines: Words<readonly KeyLine[]> = {
  en: [
    ['← →', 'on the curves: move the line that reads them, or the cut-off'],
    ['Esc', 'lets go of the line'],
  ],
  zh: [
    ['← →', '在曲线上：移动读数的竖线，或截止频率'],
    ['Esc', '取消读数'],
  ],
};
