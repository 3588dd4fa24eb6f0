import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'What pooling sees',
    caption:
      'The pooled value z of a channel is its spectrum at frequency 0, and nothing else: pooling does not see the other frequencies.',
    details:
      'Left, above, for every channel the pooled value z that the network computed (dot) and the term at frequency 0 of its map’s spectrum, F(0,0)/HW (ring). Below, the share of the channel’s energy at frequency 0, with the mean kept and no window; all the rest of the energy, high and low, pooling does not see. Right, the map of the chosen channel can be changed: its pixels shuffled, the frequencies up to the cut-off or above it kept alone with the mean, or its standard deviation added to every pixel.',
    tryThis:
      'Shuffle the pixels, or keep only the high frequencies: the map looks quite different, and z and s stay. Then add a number to every pixel.',
    keys: [['← →', 'lead from channel to channel; Home and End go to the ends']],
  },
  zh: {
    title: '池化看到了什么',
    caption: '通道的池化值 z 就是它的频谱在频率 0 处的值：其余频率，池化都看不到。',
    details:
      '左上：每个通道由网络算出的池化值 z（圆点），以及它的特征图频谱在频率 0 处的值 F(0,0)/HW（圆环）。左下：该通道的能量有多大一部分在频率 0 处（保留均值，不加窗）；其余的能量无论高频低频，池化都看不到。右边可以改动所选通道的特征图：打乱像素；只留截止频率以下或以上的频率，均值不变；或给每个像素加上它的标准差。',
    tryThis: '打乱像素，或只留高频：特征图完全变了，z 和 s 却不变。再给每个像素加上同一个数试试。',
    keys: [['← →', '换到下一个通道；Home 和 End 到两端']],
  },
};

export const pooledSpectrum = defineFigure('PooledSpectrum', captions, {
  /** What is done to the selected channel's map. */
  change: choice('none', 'shuffled', 'low', 'high', 'raised'),
});
