import { channelKeyLines } from '../../views/edits/channel-key-lines.ts';
import type { FigureWords, Words } from '../../views/shared/look.ts';
import { steps } from '../../views/attention-unfolded/steps.ts';
import { defineFigure } from '../definition.ts';
import { choice, numberBetween } from '../settings/setting.ts';

const captions: Words<FigureWords> = {
  en: {
    title: 'Channel attention, unfolded',
    caption:
      'One block in this run: each channel’s map, its mean z, two small matrices, and the factor s that rescales the map.',
    details:
      'One block, with the numbers of this run. Each channel is a row that runs from its feature map to the same map rescaled. W_D is drawn lying on its side, so that each column of both matrices is one hidden unit. Blue is negative, orange positive. Under the matrices a cross marks a hidden unit that is dead: above zero neither here nor on any of the pictures that these weights were measured on; a ring marks one that is at zero on this picture.',
    tryThis: 'Point at a hidden unit to see which channels it reads and, in W_U, which ones it changes.',
    keys: [
      ['← →', 'lead from step to step, and under the matrices from unit to unit'],
      ['↑ ↓', 'lead from channel to channel'],
      ['Enter', 'selects'],
      ...channelKeyLines.en,
      ['Esc', 'selects nothing'],
    ],
  },
  zh: {
    title: '展开一个通道注意力模块',
    caption: '这次运行中的一个残差块：各通道的特征图、均值 z、两个小矩阵、缩放特征图的系数 s。',
    details:
      '一个残差块，数值全部来自这次运行。每个通道占一行，从它的特征图一直到缩放之后的特征图。W_D 横着画，因此两个矩阵里的每一列都是一个隐藏单元。蓝色为负，橙色为正。矩阵下方的叉号标出死亡的隐藏单元：在这张图片上不大于零，在测量这些权重所用的各张图片上也从不大于零；圆圈标出在这张图片上为零的单元。',
    tryThis: '把指针移到一个隐藏单元上，看它由哪些通道组合而成，又通过 W_U 影响哪些通道。',
    keys: [
      ['← →', '换到下一步；在矩阵下方换到下一个单元'],
      ['↑ ↓', '换到下一个通道'],
      ['Enter', '选中'],
      ...channelKeyLines.zh,
      ['Esc', '取消选中'],
    ],
  },
};

export const attentionUnfolded = defineFigure('AttentionUnfolded', captions, {
  step: choice(...steps),
  range: choice('common', 'own'),
  unit: numberBetween(0, 255, { initial: 0 }),
});
