import type { Words } from '../../views/shared/look.ts';

/** Said of a figure that waits for its reader to come near. */
export const waitingWords: Words<string> = {
  en: 'The figure is drawn in a moment.',
  zh: '此图稍后绘出。',
};

export interface FrameWords {
  readonly waitingForRun: string;
  readonly notRun: string;
  readonly noEngine: string;
  readonly waitingForMaps: string;
  readonly measuring: string;
  readonly noMapsOfWhole: string;
  readonly noPartsOfTiles: string;
  readonly attentionPerTile: (tiles: number) => string;
  readonly older: string;
  /** Said of a figure that does not show the reader's last edits yet. */
  readonly beforeEdits: string;
  /** Between two sentences. */
  readonly sentenceGap: string;
}

/** What the frame of every figure says of how it stands. */
export const frameWords: Words<FrameWords> = {
  en: {
    waitingForRun: 'Waiting for the network’s first run.',
    notRun: 'Nothing has run yet. Choose a picture or a scale in the bar.',
    noEngine: 'The network cannot run here.',
    waitingForMaps: 'Recording these feature maps…',
    measuring: 'Measuring…',
    noMapsOfWhole:
      'Feature maps are not kept of a whole picture this large. Choose a part of the picture to see its maps.',
    noPartsOfTiles:
      'This picture is worked on in tiles, so its output cannot be told apart into parts. Choose a part of the picture.',
    attentionPerTile: (tiles) =>
      `There is no attention of the whole picture: each of the ${tiles} tiles had its own. Run it in exact tiles to see one that holds for all of it.`,
    older: 'Still shows the run before; the new one is being computed.',
    beforeEdits: 'Still without your last edits; they are being computed.',
    sentenceGap: ' ',
  },
  zh: {
    waitingForRun: '等待网络第一次运行。',
    notRun: '尚未运行。请在顶部选择图片或倍率。',
    noEngine: '这里无法运行网络。',
    waitingForMaps: '正在记录这些特征图……',
    measuring: '正在测量……',
    noMapsOfWhole: '图片太大，整张计算时不保留特征图。选取其中一部分，就能看到它的特征图。',
    noPartsOfTiles: '这张图片是分块计算的，输出无法拆成各部分之和。请选取其中一部分。',
    attentionPerTile: (tiles) =>
      `没有整张图片的注意力：${tiles} 张子图各有各的。改用精确分块，就能看到整张图片的注意力。`,
    older: '此处仍是上一次的结果；新的正在计算。',
    beforeEdits: '此处尚未包含最近的修改；正在计算。',
    sentenceGap: '',
  },
};
