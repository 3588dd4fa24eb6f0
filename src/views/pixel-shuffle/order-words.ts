import type { ChannelOrder } from '../../model/channel-order.ts';
import type { Words } from '../shared/look.ts';

/** What is said of the two ways to number the channels before a shuffle. */
export interface OrderWords {
  readonly label: string;
  readonly name: (order: ChannelOrder) => string;
  readonly why: string;
  readonly right: string;
  readonly wrong: string;
  readonly apart: (levels: string) => string;
  readonly seen: string;
}

const en: OrderWords = {
  label: 'Channel order',
  name: (order) => (order === 'torch' ? 'PyTorch’s' : 'TensorFlow’s'),
  why: 'PyTorch keeps whole maps together (NCHW) and splits the channel axis as (C, r, r): the r² maps of a feature channel follow one another. TensorFlow keeps the channels of a pixel together (NHWC) and splits it as (r, r, C): the r·C numbers of one phase row are then a finished piece of an output row. Filters learned in one order and read in the other put values of different feature channels into one cell. These weights come from PyTorch; the notebook puts the filters into TensorFlow’s order once, when it loads them (deviceParameters in src/model/conv.ts).',
  right: 'the network’s picture: channels in PyTorch’s order, as its weights were trained',
  wrong: 'the same maps and weights, this shuffle’s channels taken in TensorFlow’s order',
  apart: (levels) => `On average the two differ by ${levels} of 255 levels.`,
  seen: 'Same numbers, wrong places: every cell now holds values of up to r² different feature channels, and the picture shows the grid.',
};

const zh: OrderWords = {
  label: '通道顺序',
  name: (order) => (order === 'torch' ? 'PyTorch' : 'TensorFlow'),
  why: 'PyTorch 把每张特征图完整地放在一起（NCHW），通道轴按 (C, r, r) 拆开：同一特征通道的 r² 张特征图前后相连。TensorFlow 把同一像素的各通道放在一起（NHWC），通道轴按 (r, r, C) 拆开：同一相位行的 r·C 个数恰好是输出一行中连续的一段。按一种顺序学到的卷积核若按另一种读，一个单元里就会混入不同特征通道的值。这里的权重来自 PyTorch；笔记本只在载入时把卷积核换成 TensorFlow 的顺序一次（src/model/conv.ts 的 deviceParameters）。',
  right: '网络的图像：通道按 PyTorch 的顺序，与训练时一致',
  wrong: '同样的特征图、同样的权重，只是这一级重排按 TensorFlow 的顺序取通道',
  apart: (levels) => `两者平均相差 ${levels} 级（共 255 级）。`,
  seen: '数值相同，位置不对：每个单元里混入了多达 r² 个不同特征通道的值，图像上出现了网格。',
};

export const orderWords: Words<OrderWords> = { en, zh };
