import type { Words } from '../shared/look.ts';

/** What the comparison with other ways to enlarge a map says. */
export interface EnlargementWords {
  readonly about: (c: number, r: number) => string;
  readonly kernel: string;
  readonly small: (c: number) => string;
  readonly shuffled: (c: number) => string;
  readonly nearest: string;
  readonly transposed: (size: number, r: number) => string;
  readonly flat: string;
  readonly periodic: (share: string, r: number) => string;
  readonly covers: (even: boolean, size: number, r: number) => string;
}

const en: EnlargementWords = {
  about: (c, r) =>
    `Channel ${c} of the maps before the convolution, made ${r} times as large. The shuffle’s map is the network’s own, learned from all channels; the other two use a fixed kernel on this one channel, and show only what the way of enlarging itself does.`,
  kernel: 'Kernel of the transposed convolution',
  small: (c) => `channel ${c} before the convolution`,
  shuffled: (c) => `convolution and pixel shuffle, the network’s channel ${c}`,
  nearest: 'nearest, then a convolution with (1 2 1)/4 both ways',
  transposed: (size, r) => `transposed convolution, ${size} × ${size} equal weights, stride ${r}`,
  flat: 'a map of ones becomes',
  periodic: (share, r) => `${share} of the variance repeats every ${r} pixels`,
  covers: (even, size, r) =>
    even
      ? `${r} divides ${size}: every pixel lies under equally many kernels.`
      : `${r} does not divide ${size}: some pixels lie under more kernels than others, and a checkerboard appears that no input has. Weights can learn to hide it, but have to.`,
};

const zh: EnlargementWords = {
  about: (c, r) =>
    `取卷积之前的通道 ${c}，放大到 ${r} 倍。重排的结果是网络自己的，由所有通道算出；另外两种只对这一个通道用固定的核，显示的仅是放大方式本身的作用。`,
  kernel: '转置卷积的核',
  small: (c) => `卷积之前的通道 ${c}`,
  shuffled: (c) => `卷积加像素重排，网络的通道 ${c}`,
  nearest: '最近邻插值，再以 (1 2 1)/4 横竖各卷积一次',
  transposed: (size, r) => `转置卷积，${size} × ${size} 个相等的权重，步长 ${r}`,
  flat: '全为 1 的特征图变成',
  periodic: (share, r) => `方差中有 ${share} 每 ${r} 个像素重复一次`,
  covers: (even, size, r) =>
    even
      ? `${size} 能被 ${r} 整除：每个像素上重叠的核一样多。`
      : `${size} 不能被 ${r} 整除：有的像素上重叠的核更多，于是出现输入中没有的棋盘格，即棋盘效应。权重可以学会抵消它，但要靠训练。`,
};

export const enlargementWords: Words<EnlargementWords> = { en, zh };
