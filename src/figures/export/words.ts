import type { Words } from '../../views/shared/look.ts';

/** What a figure can be saved as. */
export const saveFormats = ['PNG', 'CSV'] as const;
export type SaveFormat = (typeof saveFormats)[number];

interface ExportWords {
  readonly saveAs: string;
  /** While a file is made, which takes seconds for a large figure. */
  readonly saving: string;
  readonly save: Readonly<Record<SaveFormat, (figure: number) => string>>;
}

export const exportWords: Words<ExportWords> = {
  en: {
    saveAs: 'Save as',
    saving: 'Drawing…',
    save: {
      PNG: (figure) => `Save figure ${figure} as a PNG picture`,
      CSV: (figure) => `Save the numbers of figure ${figure} as CSV`,
    },
  },
  zh: {
    saveAs: '存为',
    saving: '正在绘制……',
    save: {
      PNG: (figure) => `把图 ${figure} 存为 PNG 图片`,
      CSV: (figure) => `把图 ${figure} 的数据存为 CSV`,
    },
  },
};
