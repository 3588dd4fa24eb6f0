import type { FigureWords, Words } from '../../views/shared/look.ts';
import { scatterKeyLines } from '../../views/shared/scatter-key-lines.ts';
import { defineFigure } from '../definition.ts';
import { choice } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'What does each channel cost?',
    caption:
      'Each channel is muted in turn and the network run again. What the output loses is the channel’s cost.',
    details:
      'Each channel is muted in turn, its attention set to 0, and the network run again from its block on. What the output then loses is the channel’s cost: PSNR against the original, in dB, and the part of the energy of its luma above the cut-off, here in cycles per pixel of the output, that is gone. Below 0, the output has more of it without the channel.',
    tryThis:
      'Let the channels of one block be muted. Is the most costly one the one with the highest attention? Then take the whole group, and another picture: which channels stay costly, and without how many of them is the picture better?',
    keys: [['↑ ↓', 'in the list: lead from channel to channel'], ...scatterKeyLines.en],
  },
  zh: {
    title: '去掉一个通道，损失多少？',
    caption: '逐个让通道静音，再运行网络：输出失去的，就是去掉这个通道的损失。',
    details:
      '逐个让通道静音，即把它的注意力置 0，再从它所在的残差块起重新计算。输出因此失去的，就是去掉这个通道的损失：一是相对原图的 PSNR（dB），二是输出亮度在截止频率（这里按输出的像素计）以上的能量中失去的比例。小于 0 表示去掉这个通道，输出的 PSNR 或高频能量反而升高。',
    tryThis:
      '让一个残差块的通道逐个静音：损失最大的，是不是注意力最高的那个？再换成整个组，换一张图片：哪些通道的损失依然大？又有多少个通道，去掉之后图片反而更好？',
    keys: [['↑ ↓', '在列表中：换到下一个通道'], ...scatterKeyLines.zh],
  },
};

export const channelCost = defineFigure('ChannelCost', captions, {
  /** Whose channels are muted. */
  extent: choice('block', 'group', 'all'),
  /** What they are ranked by. */
  by: choice('psnr', 'high'),
  /** What their cost is held against. */
  against: choice('attention', 'share'),
});
