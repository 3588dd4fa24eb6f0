import type { FigureWords, Words } from '../../views/shared/look.ts';
import { explanations } from '../../views/pixel-shuffle/settings.ts';
import { defineFigure } from '../definition.ts';
import { choice, numberBetween, optionalChoice, optionalPair } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Pixel shuffle step by step',
    caption:
      'The shuffle lays r × r maps into one that is r times as high and wide. Places change, numbers do not.',
    details:
      'The last convolution of each upsampling stage makes r × r maps for every feature channel; the shuffle lays them into one map r times as high and r times as wide. No number is changed, added or lost: only places change, and an unshuffle takes them back. Maps, rows and columns count from 0, as in the code. Colour and label name the phase (i, j).',
    tryThis:
      'Point at four neighbours in the output and see from which maps they come. Then look at two neighbours in one source map: how far apart do they end up? Take this picture, and under “channel order” TensorFlow’s: what becomes of it?',
    keys: [
      ['← → ↑ ↓', 'lead from value to value; in the picture, they move the part that is shuffled'],
      ['Space', 'plays and pauses'],
      ['Esc', 'lets go of the value'],
    ],
  },
  zh: {
    title: '像素重排，一步一步看',
    caption: '像素重排把 r × r 张特征图交错排成一张，高、宽各为 r 倍。只变位置，不变数值。',
    details:
      '每一级上采样的最后一个卷积为每个特征通道生成 r × r 张特征图，像素重排（亚像素卷积）把它们交错排成一张高、宽各为 r 倍的特征图。数值不改、不增、不减，变的只是位置，逆重排还能全部还原。特征图、行、列都从 0 数起，与代码一致。颜色和标注表示相位 (i, j)。',
    tryThis:
      '在输出中依次指向相邻的四个像素，看它们各来自哪张特征图。再看同一张特征图里相邻的两个值：重排之后相隔多远？再选“这张图片”，并在“通道顺序”里按 TensorFlow 的顺序取通道：图像会变成什么样？',
    keys: [
      ['← → ↑ ↓', '换到下一个值；在图像上则移动所取的部分'],
      ['空格', '播放、暂停'],
      ['Esc', '取消所选的值'],
    ],
  },
};

export const pixelShuffle = defineFigure('PixelShuffle', captions, {
  data: choice('addresses', 'picture'),
  /** Of the addresses. */
  scale: optionalChoice(2, 3, 4, 8),
  colors: optionalChoice(1, 3),
  /** Counted from 1. */
  stage: numberBetween(1, 3, { initial: 1 }),
  /** Rows and columns of the window onto the picture's maps. */
  window: choice('3x4', '6x8', '12x16'),
  /** The feature channel. */
  feature: numberBetween(0, 1023, { initial: 0 }),
  order: choice('torch', 'tensorflow'),
  direction: choice('shuffle', 'unshuffle'),
  /** Where the player rests. */
  step: numberBetween(1, 4, { initial: 4 }),
  /** Upper left corner of the window. */
  corner: optionalPair('middle'),
  /** Row and column of the pixel that is kept, in what is shown of the output. */
  pixel: optionalPair('none'),
  /** What is told about it below. */
  explain: choice(...explanations),
});
