import type { Words } from '../../views/shared/look.ts';

/** What a figure can be saved as. */
export const saveFormats = ['PNG', 'CSV'] as const;
export type SaveFormat = (typeof saveFormats)[number];

interface ExportWords {
  readonly saveAs: string;
  readonly save: Readonly<Record<SaveFormat, (figure: number) => string>>;
}

export const exportWords: Words<ExportWords> = {
  en: {
    saveAs: 'Save as',
    save: {
      PNG: (figure) => `Save figure ${figure} as a PNG picture`,
      CSV: (figure) => `Save the numbers of figure ${figure} as CSV`,
    },
  },
  zh: {
    saveAs: '存为',
    save: {
      PNG: (figure) => `把图 ${figure} 存为 PNG 图片`,
      CSV: (figure) => `把图 ${figure} 的数据存为 CSV`,
    },
  },
};
