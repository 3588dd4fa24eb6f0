import type { Words } from '../../views/shared/look.ts';
import { outputName } from '../../views/shared/output-name.ts';

interface ToolWords {
  readonly savePicture: (isEdited: boolean) => string;
  readonly choosePart: string;
}

/** The buttons that belong to the page, not to the comparison. */
export const toolWords: Words<ToolWords> = {
  en: {
    savePicture: (isEdited) => `Save ${isEdited ? 'the edited ' : ''}RCAN’s picture as PNG`,
    choosePart: 'Choose another part of the picture',
  },
  zh: {
    savePicture: (isEdited) => `把 ${outputName('zh', isEdited)}${isEdited ? '' : ' '}的结果存为 PNG`,
    choosePart: '另选图片的一部分',
  },
};
