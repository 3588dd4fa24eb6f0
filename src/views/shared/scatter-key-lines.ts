import type { KeyLine, Words } from './look.ts';

/** What keys do on a scatter plot, told to the reader. */
export const scatterKeyLines: Words<readonly KeyLine[]> = {
  en: [
    ['← → ↑ ↓', 'lead from point to point'],
    ['Enter', 'selects the channel'],
    ['Space', 'marks it'],
    ['Esc', 'takes all marks away'],
  ],
  zh: [
    ['← → ↑ ↓', '在点之间移动'],
    ['Enter', '选中该通道'],
    ['空格', '标记该通道'],
    ['Esc', '清除所有标记'],
  ],
};
