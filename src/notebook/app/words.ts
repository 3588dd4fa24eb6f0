import type { Words } from '../../views/shared/look.ts';

interface AppWords {
  readonly skipToText: string;
  readonly dropHere: string;
  readonly footer: string;
  /** Of the button that lists the keys. */
  readonly keys: string;
}

/** Around the lessons. */
export const appWords: Words<AppWords> = {
  en: {
    skipToText: 'Skip to the text',
    dropHere: 'Drop a picture, a checkpoint or a lesson',
    footer:
      'After Zhang et al., “Image Super-Resolution Using Very Deep Residual Channel Attention Networks”, ECCV 2018. The code and the text are under the MIT licence.',
    keys: 'Keys (?)',
  },
  zh: {
    skipToText: '跳到正文',
    dropHere: '把图片、检查点或讲义放在这里',
    footer:
      '依据 Zhang 等人的论文 “Image Super-Resolution Using Very Deep Residual Channel Attention Networks”（ECCV 2018）。代码与文字采用 MIT 许可证。',
    keys: '按键（?）',
  },
};
