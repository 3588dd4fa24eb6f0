import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Channel atlas',
    caption:
      'Every channel as a point: to the right, the share of its energy above the cut-off as it goes into the attention of its block; upwards, the factor s that the attention gave it. The area of a point is the energy of the channel. The correlations are computed over these points, each with its 95% bootstrap interval, for which channels are drawn anew with replacement.',
    tryThis:
      'Find a block in which the interval does not contain 0. Then take the whole group: do its blocks lie in the same place, or does the cloud fall apart into one for each block? And is it the same over all test cards?',
  },
  zh: {
    title: '通道图谱',
    caption:
      '每个点是一个通道：横轴是它进入所在块的注意力之前，能量在截止频率以上的占比；纵轴是注意力给它的系数 s。点的面积表示该通道的能量。相关系数由这些点算出，各附 95% 自助法区间：对通道做有放回的重抽样。',
    tryThis:
      '找一个区间不含 0 的块，再换成整个组：各块的点落在同一处，还是一块一团、彼此分开？换成全部测试图，结果还一样吗？',
  },
};

export const channelAtlas = defineFigure('ChannelAtlas', captions, {
  /** The picture on the page, or the set of all test cards. */
  pictures: choice('shown', 'set'),
  /** Whose channels are shown. */
  extent: choice('block', 'group'),
});
