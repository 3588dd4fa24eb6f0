import type { FigureWords, Words } from '../../views/shared/look.ts';
import { curveKeyLines } from '../../views/frequency/curve-key-lines.ts';
import { convolutions, extents, gains, type Gain } from '../../views/intervention-panel/settings.ts';
import { defineFigure } from '../definition.ts';
import { choice } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Intervene, and see what it does to the picture',
    caption:
      'The network with your edits beside the network as it is. Their difference is orange where the edits made the picture brighter, blue where darker.',
    details:
      'The network with your edits beside the network as it is, over the same picture. The difference is edited minus plain on luma Y, after both were rounded to levels of 0 to 255: orange where the edits made the picture brighter, blue where darker. Below, the power of the difference at each frequency over that of the plain output. Every figure of the page shows the edited network; the stored weights stay as they are.',
    tryThis:
      'Shut the long skip connection, then only that of one group. Or let attention pass all channels unchanged, in one block or in all of them: how many decibels does it earn on this picture?',
    keys: curveKeyLines.en,
  },
  zh: {
    title: '干预：修改网络，看图像怎样变化',
    caption: '修改后的网络与原来的网络并排，以及两者之差：变亮处为橙色，变暗处为蓝色。',
    details:
      '同一张图片，修改后的网络与原来的网络并排。差值是修改后减去原来，在亮度 Y 上计算，两者都先取整到 0 至 255 级：橙色处修改使图像变亮，蓝色处变暗。下方是差值在各个频率上的功率，与原来输出的功率画在一起。页面上所有的图都显示修改后的网络；保存的权重不变。',
    tryThis:
      '先关上长跳跃连接，再换成只关一个组的。或者去掉注意力，让各通道原样通过，只在一个残差块里，或在所有残差块里：对这张图片，PSNR 下降多少？',
    keys: curveKeyLines.zh,
  },
};

export const interventionPanel = defineFigure('InterventionPanel', captions, {
  extent: choice(...extents),
  convolution: choice(...convolutions),
  gain: choice<Gain>(...gains),
});
