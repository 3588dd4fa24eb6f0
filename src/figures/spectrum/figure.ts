import type { FigureWords, Words } from '../../views/shared/look.ts';
import { curveKeyLines } from '../../views/frequency/curve-key-lines.ts';
import { overlayNames } from '../../views/spectrum/settings.ts';
import { defineFigure } from '../definition.ts';
import { choice, several } from '../settings/setting.ts';
import { keptChannels } from './kept-channels.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'The spectrum of a channel before and after its attention',
    caption:
      'Left, the power at every frequency, 0 in the middle; right, the same by distance from the middle. The dashed line is the cut-off.',
    details:
      'Left, the power at every frequency, horizontal frequencies along x, vertical ones along y, 0 in the middle; on a logarithmic scale: the nearer to the colour of the text, the more. The dotted rings lie at 0.25 and 0.5 cycles/pixel of the map’s own grid, the dashed one at the cut-off. Right, the same by distance from the middle. Feature maps have no unit; their power is in the map’s own values squared, that of pictures in levels of 0 to 255 squared. On the keyboard, arrow keys move the crosshair, the line that is read and the cut-off.',
    tryThis:
      'Drag the cut-off and watch the shares. Then, in “Settings”, set “Height” to “part of own energy”: the curves before and after fall on one another.',
    keys: [
      ['← → ↑ ↓', 'in a plane: move from frequency to frequency, with Shift by eight'],
      ...curveKeyLines.en,
    ],
  },
  zh: {
    title: '一个通道在注意力前后的功率谱',
    caption: '左：每个频率上的功率，正中为 0；右：按到中心的距离汇总。虚线：截止频率。',
    details:
      '左边是每个频率上的功率：水平频率沿 x，竖直频率沿 y，正中为 0；按对数着色，颜色越接近文字颜色，功率越大。点线圆环在特征图自身网格的 0.25 和 0.5 周期/像素处，虚线圆环是截止频率。右边按到中心的距离汇总成曲线。特征图没有单位，功率是其数值的平方；图片的功率是 0 至 255 级数的平方。用键盘时，方向键移动十字线、读数的竖线和截止频率。',
    tryThis: '拖动截止频率，看占比怎么变。再在“设置”里把“高度”设为“占自身能量”：前后两条曲线就重合了。',
    keys: [['← → ↑ ↓', '在频谱平面上：移到下一个频率；加 Shift 一次八个'], ...curveKeyLines.zh],
  },
};

export const spectrum = defineFigure('Spectrum', captions, {
  /** What is laid over the selected channel. */
  overlays: several(overlayNames),
  kept: keptChannels,
  height: choice('power', 'part'),
  ring: choice('mean', 'sum'),
  /** Whose pixels frequencies are counted in. */
  unit: choice('own', 'output'),
});
