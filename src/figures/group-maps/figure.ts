import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice, toggle } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Feature maps before and after each residual group',
    caption:
      'Every channel as a small map: what enters the group, what leaves it, and what the group added. Blue is negative, orange positive.',
    details:
      'Every channel of the residual stream as a small map: what enters the group, what leaves it, and the difference, which is what the group added. Blue is negative, orange positive, zero has the colour of the page. Groups and channels count from 0, as in the code.',
    tryThis:
      'Sort by what the group added and look at the first map: which structures of the picture does it carry? Then step through the groups.',
    keys: [
      ['← → ↑ ↓', 'lead from map to map, in a large one from pixel to pixel'],
      ['Enter', 'shows a map large'],
      ['Esc', 'closes it'],
    ],
  },
  zh: {
    title: '每个残差组前后的特征图',
    caption: '每个通道一张特征图：该组的输入、输出和新增的内容。蓝色为负，橙色为正。',
    details:
      '每个通道画成一张特征图：该组的输入、该组的输出，以及两者之差，也就是这个组新增的内容。蓝色为负，橙色为正，零与页面同色。组和通道都从 0 数起，与代码一致。',
    tryThis: '按“新增的能量”排序，看排在最前面的特征图带有图片中的哪些结构，再逐组看过去。',
    keys: [
      ['← → ↑ ↓', '换到下一张特征图；放大后移到下一个像素'],
      ['Enter', '放大'],
      ['Esc', '关闭'],
    ],
  },
};

export const groupMaps = defineFigure('GroupMaps', captions, {
  show: choice('added', 'before', 'after'),
  /** Whether maps share one range of colours. */
  range: choice('common', 'own'),
  sort: choice('channel', 'before', 'after', 'added', 'attention'),
  /** Whether the selected channel's maps are also shown large. */
  enlarged: toggle(false),
});
