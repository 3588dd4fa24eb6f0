import { addedMeasures, factorChoices } from '../../views/channel-points/added.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { scatterKeyLines } from '../../views/shared/scatter-key-lines.ts';
import { defineFigure } from '../definition.ts';
import { choice } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Channel atlas',
    caption:
      'Every point is a channel: to the right its share of energy at high frequencies, upwards its attention s.',
    details:
      'Every channel as a point: to the right, the share of its energy above the cut-off as it goes into the attention of its block, in cycles per pixel of the map’s own grid; upwards, the factor s that the attention gave it. The area of a point is the energy of the channel. The correlations are computed over these points, each with its 95% bootstrap interval, for which channels are drawn anew with replacement.',
    tryThis:
      'Find a block in which the interval does not contain 0. Then take the whole group: do its blocks lie in the same place, or does the cloud fall apart into one for each block? And is it the same over all test cards?',
    keys: scatterKeyLines.en,
  },
  zh: {
    title: '通道图谱',
    caption: '每个点是一个通道：横轴是高频占比，纵轴是注意力 s。',
    details:
      '每个点是一个通道：横轴是它进入注意力之前，能量在截止频率以上的占比，频率按特征图自身的网格计；纵轴是注意力给它的系数 s。点的面积表示该通道的能量。相关系数由这些点算出，各附 95% 自助法置信区间：对通道作有放回的重抽样。',
    tryThis:
      '找一个区间不含 0 的残差块，再换成整个组：各残差块的点落在同一处，还是各成一团、彼此分开？换成全部测试图，结果还一样吗？',
    keys: scatterKeyLines.zh,
  },
};

/** While it shows what channels add to the output. */
export const addedCaptions: Words<FigureWords> = {
  en: {
    title: captions.en.title,
    caption:
      'Every point is a channel: to the right what it adds to the output picture, upwards its attention s.',
    details:
      'Every channel as a point: to the right, what it adds to the output picture, which is the sum of what all channels and skip connections add; upwards, its attention s. High frequency is what the LR grid cannot hold: above 1/(2 × scale) cycles per pixel of the output. As s multiplies what is added, the same is also shown with s divided out, as the map behind it would add it at s = 1. Intervals as for maps: 95%, channels drawn anew with replacement.',
    tryThis:
      'Read the two numbers side by side: does attention go with what a channel adds? Is that still so when s is divided out? Then take the whole group, another block, another picture.',
    keys: scatterKeyLines.en,
  },
  zh: {
    title: captions.zh.title,
    caption: '每个点是一个通道：横轴是它给输出图片加的内容，纵轴是注意力 s。',
    details:
      '每个点是一个通道：横轴是它给输出图片加的内容，输出正是所有通道与跳跃连接所加内容之和；纵轴是它的注意力 s。高频指 LR 网格容纳不下的部分：输出上 1/(2r) 周期/像素以上（r 为放大倍数）。所加内容本身含有系数 s，因此也给出除去 s 的结果，即 s = 1 时其特征图会加的内容。区间与特征图一样，是 95% 自助法置信区间，对通道作有放回的重抽样。',
    tryThis:
      '把两个数放在一起看：注意力与通道所加的内容相关吗？除去 s 之后仍然如此吗？再换成整个组，换一个残差块，换一张图片。',
    keys: scatterKeyLines.zh,
  },
};

export const channelAtlas = defineFigure('ChannelAtlas', captions, {
  /** Which number of a channel its attention is held against: of its map, or of what it adds to the output. */
  measure: choice('map', ...addedMeasures),
  /** Whether what it adds is read with the factor s, or at s = 1. */
  factor: choice(...factorChoices),
  /** The picture on the page, or the set of all test cards. */
  pictures: choice('shown', 'set'),
  /** Whose channels are shown. */
  extent: choice('block', 'group'),
});
