import { channelKeyLines } from '../../views/edits/channel-key-lines.ts';
import { nodeDrawings, twoViews } from '../../views/explorer/settings.ts';
import { convolutionRoles, levels } from '../../views/explorer/place.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice, numberBetween, optionalPair } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'The explorer: from the picture down to a single multiplication',
    caption: 'The whole network on your picture: open a group, a block, a convolution, one product.',
    details:
      'Each group and block is shown by what it adds to the output, amplified, or by its map of the selected channel. Blue lines pass the signal on, orange lines are where it is added to. In a block the means z, the hidden units and the factors s are those of this run; lines are weights times their inputs. In a convolution the maps that add most to the chosen pixel come first. Maps are blue below zero and orange above it.',
    tryThis:
      'Pull the gate of the long skip connection, open group 2, then a block, then one of its maps, and follow one value to its products.',
    keys: [
      ['← → ↑ ↓', 'lead from part to part'],
      ['Enter', 'opens'],
      ['Esc', 'leads back up'],
      ['Tab', 'leads on to gates, bars and pixels, which arrows move'],
      ...channelKeyLines.en,
    ],
  },
  zh: {
    title: '网络探索：从整幅图像直到一次乘法',
    caption: '整个网络正在处理你的图像：打开一个残差组、残差块、卷积，直到一个乘积。',
    details:
      '每个残差组和残差块显示的是它给输出添加的内容（经过放大），或所选通道的特征图。蓝线原样传递信号，橙线是信号被添加内容的通路。残差块里的均值 z、隐藏单元和系数 s 都来自这次运行；连线是权重乘以输入。卷积里，对所选像素贡献最大的特征图排在最前面。特征图中蓝色为负，橙色为正。',
    tryThis: '拉动长跳跃连接的闸门；再打开残差组 2、其中一个残差块和一张特征图，把一个值一直追到它的乘积。',
    keys: [
      ['← → ↑ ↓', '在各部分之间移动'],
      ['Enter', '打开'],
      ['Esc', '返回上一层'],
      ['Tab', '到闸门、柱条和像素上，再用方向键移动'],
      ...channelKeyLines.zh,
    ],
  },
};

/** The whole network on one screen, opened in place: see `src/views/explorer/Explorer.svelte`. */
export const explorer = defineFigure(
  'Explorer',
  captions,
  {
    level: choice(...levels),
    convolution: choice(...convolutionRoles),
    nodes: choice(...nodeDrawings),
    two: choice(...twoViews),
    pixel: optionalPair('middle'),
    input: numberBetween(0, 1023, { initial: 0 }),
    tap: numberBetween(0, 8, { initial: 4 }),
  },
  { opensPage: true },
);
