import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { costs, raceSides, raceViews } from '../../views/race/settings.ts';
import { defineFigure } from '../definition.ts';
import { choice, optionalChoice, several } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'The race: grow first, or last?',
    caption: 'Ways to enlarge the same picture: what each costs, and how near it comes to the original.',
    details:
      'Twelve ways to enlarge the same picture, from the nearest pixel to RCAN. Parameters, multiply-adds and the memory for maps are counted from the layers; time is measured on this machine, one system after the other; PSNR is measured (filled mark) where there are weights and an original, and quoted from the literature (hollow mark) elsewhere. On Set5 the filled marks are the weights that come with this notebook, measured by the project’s evaluation. What costs nothing has no place on the logarithmic axis: interpolation has no parameters. The table chooses which systems run.',
    tryThis:
      'Race RCAN against “RCAN, body after bicubic”: the same layers, in the other place. By what factor do multiply-adds and time grow at ×2, and by what at ×4?',
    keys: [
      ['← →', 'on the plot: lead from system to system'],
      ['← → ↑ ↓', 'on the pictures: move the part that is shown, with Shift faster'],
    ],
  },
  zh: {
    title: '赛跑：先放大，还是最后放大？',
    caption: '放大同一张图片的各种方法：开销多大，与原图多接近。',
    details:
      '放大同一张图片的十二种方法，从最近邻插值到 RCAN。参数量、乘加次数和特征图占用的内存由网络结构算出；时间在这台机器上逐个实测；有权重又有原图时，PSNR 为实测（实心标记），否则引自文献（空心标记）。Set5 上的实心标记是本页自带的权重，由本项目的评测程序测得。横轴是对数轴，计算量或参数量为零的没有位置。哪些方法参加，在表格里选。',
    tryThis:
      '让 RCAN 与“双三次插值之后的 RCAN 主干”比一比：层完全相同，只是位置不同。放大 2 倍时，乘加次数和时间各增加多少倍？放大 4 倍时呢？',
    keys: [
      ['← →', '在散点图上：换到下一个方法'],
      ['← → ↑ ↓', '在图像上：移动所显示的部分；加 Shift 更快'],
    ],
  },
};

/** Those that a reader may wait for without having chosen them: together a few seconds on a laptop without a GPU. */
const firstSystems: readonly SystemName[] = [
  'bicubic',
  'sparse',
  'srcnn-9-5-5',
  'rcan',
  'rcan-after-bicubic',
];

export const race = defineFigure('Race', captions, {
  view: choice(...raceViews),
  scale: optionalChoice(2, 3, 4, 8),
  /** LR pixels on a side. */
  side: { ...choice(...raceSides), initial: 96 as const },
  systems: several(systemNames, firstSystems),
  /** On which pictures the PSNR is that is plotted. */
  scores: choice('set5', 'here'),
  /** What it is plotted against. */
  against: choice(...costs),
});
