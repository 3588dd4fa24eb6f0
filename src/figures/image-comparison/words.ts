import type { Words } from '../../views/shared/look.ts';

interface ToolWords {
  readonly savePicture: string;
  readonly choosePart: string;
}

/** The buttons that belong to the page, not to the comparison. */
export const toolWords: Words<ToolWords> = {
  en: {
    savePicture: 'Save RCAN’s picture as PNG',
    choosePart: 'Choose another part of the picture',
  },
  zh: {
    savePicture: '把 RCAN 的结果存为 PNG',
    choosePart: '另选图片的一部分',
  },
};
