import { addedMeasures } from '../../views/channel-points/added.ts';
import { channelKeyLines } from '../../views/edits/channel-key-lines.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice, toggle } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Heat map: the attention of every block',
    caption:
      'A row is a block, a column a channel. Colour is s, the factor between 0 and 1 by which the block multiplies the channel.',
    details:
      'A row is one residual channel attention block, a column one channel. Colour is s, the factor between 0 and 1 that the block multiplies the channel by. At the right, each block’s mean (dot) and where four fifths of its channels lie (line): the longer the line, the more the block tells its channels apart. A cross beside a row: all hidden units of that block are dead, so that its attention does not change with the picture. Instead, colour can stand for what a channel adds to the output picture, once that has been computed. Groups, blocks and channels count from 0, as in the code.',
    tryThis: 'Select a block, sort the columns by it, and see which other blocks rank the channels alike.',
    keys: [
      ['← → ↑ ↓', 'select a cell'],
      ['Page Up, Page Down', 'go up and down by a group'],
      ['Home, End', 'go to the ends of the row'],
      ...channelKeyLines.en,
      ['Esc', 'selects nothing'],
    ],
  },
  zh: {
    title: '热图：每个残差块的通道注意力',
    caption: '行是残差块，列是通道。颜色是 s：残差块给通道乘上的系数，在 0 到 1 之间。',
    details:
      '一行是一个残差通道注意力块，一列是一个通道。颜色表示 s，也就是该残差块给这个通道乘上的系数，取值在 0 到 1 之间。右侧的圆点是每个残差块的均值，横线是其中五分之四的通道所在的范围：横线越长，各通道的系数相差越大。行旁的叉号表示这个残差块的隐藏单元全部死亡，它的注意力不会随图片改变。颜色也可以表示通道给输出图片加的内容，须先算出。组、块、通道都从 0 数起，与代码一致。',
    tryThis: '选中一个残差块，按它给各列排序，看看还有哪些残差块对通道的排序与它相近。',
    keys: [
      ['← → ↑ ↓', '选中格子'],
      ['Page Up, Page Down', '上移、下移一个组'],
      ['Home, End', '到一行的两端'],
      ...channelKeyLines.zh,
      ['Esc', '取消选中'],
    ],
  },
};

export const attentionHeatmap = defineFigure('AttentionHeatmap', captions, {
  sort: choice('number', 'block', 'added'),
  colour: choice('attention', 'added'),
  added: choice(...addedMeasures),
  range: choice('full', 'found'),
  numbers: toggle(false),
});
