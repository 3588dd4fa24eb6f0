import { comparisons, partOrders } from '../../views/contributions/settings.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { defineFigure } from '../definition.ts';
import { choice, numberBetween } from '../settings/setting.ts';
import { outputCutoff, partNamed, partsNamed, upto } from './part-settings.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'The picture as a sum',
    caption:
      'After its last block RCAN is linear: its output is exactly a sum of pictures, which the slider adds up.',
    details:
      'The slider adds the parts up in the network’s order; sums are clipped and rounded before they are scored. Biases count with the long skip. A tile is a piece of what a block adds, at full size; the bar below it is the share of its energy that is fine detail.',
    tryThis:
      'Drag the slider from the left end to the right: from which block on is the sum better than bicubic? Then click a block and leave it out, first of the sum, then of the network.',
    keys: [
      ['← →', 'move the slider and the divider; Home and End go to the ends'],
      ['↑ ↓ ← →', 'lead from thumbnail to thumbnail'],
      ['Enter', 'shows a part large'],
      ['Esc', 'closes it'],
    ],
  },
  zh: {
    title: '一幅图就是一个和',
    caption: '最后一个残差块之后 RCAN 是线性的：输出恰好是若干幅图之和，由滑块逐个加起来。',
    details:
      '滑块按网络的顺序把各部分加起来；每个和先截断、取整，再评分。偏置算在长跳跃连接里。小图取自残差块所加的内容，按原尺寸画出；下方的横条是其中细节（高频能量）的占比。',
    tryThis:
      '把滑块从最左拖到最右：从哪个残差块起，和就超过了双三次插值？再点一个残差块，先从和里去掉它，再从网络里去掉它。',
    keys: [
      ['← →', '移动滑块和分隔线；Home 和 End 到两端'],
      ['↑ ↓ ← →', '在缩略图之间移动'],
      ['Enter', '放大一个部分'],
      ['Esc', '关闭'],
    ],
  },
};

const settings = {
  upto,
  beside: choice(...comparisons),
  divider: numberBetween(0, 1, { initial: 0.5, digits: 3 }),
  order: choice(...partOrders),
  amplified: choice('common', 'own'),
  cutoff: outputCutoff,
  part: partNamed,
  without: partsNamed,
};

export const contributions = defineFigure('Contributions', captions, settings, { opensPage: true });
