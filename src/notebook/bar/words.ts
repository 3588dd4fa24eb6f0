import type { Words } from '../../views/shared/look.ts';

interface BarWords {
  readonly bar: string;
  readonly scale: string;
  /** Before the name of the reader's own. */
  readonly checkpoint: string;
  readonly theme: string;
  readonly themes: { readonly light: string; readonly dark: string };
}

/** The bar itself, and what has no panel in it. */
export const barWords: Words<BarWords> = {
  en: {
    bar: 'Picture, scale and engine',
    scale: 'Scale',
    checkpoint: 'Checkpoint:',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark' },
  },
  zh: {
    bar: '图片、倍率与计算后端',
    scale: '倍率',
    checkpoint: '检查点：',
    theme: '外观',
    themes: { light: '浅色', dark: '深色' },
  },
};
