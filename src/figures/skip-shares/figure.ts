import type { FigureWords, Words } from '../../views/shared/look.ts';
import { curveKeyLines } from '../../views/frequency/curve-key-lines.ts';
import { defineFigure } from '../definition.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Skip against residual',
    caption:
      'At every addition: what the skip connection brings, what the convolutions add, and the sum. A mark is the share of energy above the cut-off.',
    details:
      'At every addition of the network: what comes by the skip connection (identity), what the convolutions add (residual), and their sum. A mark is the share of the energy of all channels together that lies above the cut-off, in cycles per pixel of the maps’ own grid, which has the size of the small picture; the line through it is the 95% bootstrap interval over the channels. The paper’s claim, that the residual branch carries the higher frequencies, holds where its share is the higher one. The curves are those of the selected addition, averaged over its channels. On the keyboard, arrow keys walk the rows, Enter selects one.',
    tryThis:
      'Look for a row in which the orange diamond lies left of the blue circle: there the paper’s claim does not hold for this picture. Then move the cut-off: does the answer change?',
    keys: [['↑ ↓', 'lead from addition to addition'], ['Enter', 'shows its curves'], ...curveKeyLines.en],
  },
  zh: {
    title: '跳跃连接与残差支路',
    caption: '每处相加：跳跃连接带来的、卷积新增的，以及两者之和。记号：截止频率以上的能量占比。',
    details:
      '网络里每一处相加都有三项：来自跳跃连接的（恒等支路）、卷积新增的（残差支路），以及两者之和。每个记号是全部通道的能量中高于截止频率的占比，频率按特征图自身的网格（与小图一样大）计；穿过它的短线是对通道作自助法得到的 95% 置信区间。论文说残差支路承担较高的频率：它的占比更高，就算成立。曲线属于选中的那一处相加，已对通道取平均。用键盘时，方向键在各行之间移动，回车选中。',
    tryThis:
      '找一行橙色菱形落在蓝色圆点左边的：对这张图片，论文的说法在那里不成立。再移动截止频率，看结论会不会变。',
    keys: [['↑ ↓', '换到下一处相加'], ['Enter', '显示它的曲线'], ...curveKeyLines.zh],
  },
};

export const skipShares = defineFigure('SkipShares', captions);
