import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import type { StepName } from './steps.ts';
import { shareWithin } from './thumbnails.ts';

/** Four decimals: what the arithmetic of the unfolded block is read with. */
export const four = (value: number): string => formatNumber(value, 4);

export interface UnfoldedWords {
  readonly stepsLabel: string;
  readonly stepNames: Readonly<Record<StepName, string>>;
  /** What a step does, in one sentence. */
  readonly stepTells: Readonly<Record<StepName, string>>;
  readonly scale: string;
  readonly common: string;
  readonly own: string;
  readonly channels: string;
  readonly units: string;
  channelIs(channel: number, z?: number, s?: number): string;
  /** `told`: what the unit is known to do, empty where nothing is. */
  unitIs(unit: number, value?: number, told?: string): string;
  weightIs(matrix: 'W_D' | 'W_U', row: number, column: number, value: number): string;
  readonly channel: string;
  readonly unit: string;
  readonly bias: string;
  readonly sum: string;
  readonly hidden: string;
  mapsBefore(count: number): string;
  mapsAfter(count: number): string;
  map(channel: number): string;
  mapAfter(channel: number): string;
  readonly mapsMissing: string;
  readonly weightsMissing: string;
  readonly vectorMissing: string;
  readonly legendMaps: string;
  readonly legendWeights: string;
  readonly legendOwn: string;
  mapRange(channel: number, height: number, width: number, min: number, max: number): string;
  others(count: number): string;
  readonly term: string;
  readonly strongest: string;
  check(recomputed: number, trace: number): string;
  /** Said in place of that where the reader's edit goes on with another number. */
  overruled(value: number): string;
}

const tiny = (value: number): string => (value === 0 ? '0' : value.toExponential(0).replace('-', '−'));

export const unfoldedWords: Words<UnfoldedWords> = {
  en: {
    stepsLabel: 'Steps of channel attention',
    stepNames: {
      maps: 'maps',
      pool: 'pool',
      squeeze: 'squeeze',
      excite: 'excite',
      gate: 'sigmoid',
      rescale: 'rescale',
    },
    stepTells: {
      maps: 'The second convolution of the block hands over one feature map per channel.',
      pool: 'Global average pooling leaves one number of each map: its mean.',
      squeeze: 'W_D mixes the means of all channels into a few hidden units; ReLU cuts off what is negative.',
      excite: 'W_U turns the hidden units into one number per channel again.',
      gate: 'The sigmoid presses it between 0 and 1: the attention s.',
      rescale: 'Each map is multiplied by its own attention.',
    },
    scale: 'Colours',
    common: 'common',
    own: 'own per channel',
    channels: 'Channel; arrow up and down move, Enter selects, Escape lets go',
    units: 'Hidden unit; arrow left and right move',
    channelIs: (channel, z, s) =>
      `channel ${channel}` +
      (z === undefined ? '' : `, z = ${four(z)}`) +
      (s === undefined ? '' : `, s = ${four(s)}`),
    unitIs: (unit, value, told = '') =>
      `hidden unit ${unit}` + (value === undefined ? '' : `, h = ${four(value)}`) + (told && `, ${told}`),
    weightIs: (matrix, row, column, value) => `${matrix}[${row}, ${column}] = ${four(value)}`,
    channel: 'channel',
    unit: 'unit',
    bias: 'bias',
    sum: 'sum',
    hidden: 'ReLU',
    mapsBefore: (count) => `${count} feature maps before channel attention`,
    mapsAfter: (count) => `${count} feature maps after channel attention`,
    map: (channel) => `Map of channel ${channel}`,
    mapAfter: (channel) => `Rescaled map of channel ${channel}`,
    mapsMissing: 'The maps of this block were not recorded in this run. The vectors were: they always are.',
    weightsMissing: 'The weights of this block have not been read yet.',
    vectorMissing: 'The run has not reached this block yet.',
    legendMaps: `maps (${100 * shareWithin}% lie inside)`,
    legendWeights: 'weights',
    legendOwn: 'each channel has its own colours, before and after alike',
    mapRange: (channel, height, width, min, max) =>
      `Channel ${channel}: ${height} × ${width} values, ${four(min)} to ${four(max)}`,
    others: (count) => `${count} ${count === 1 ? 'other' : 'others'}`,
    term: 'weight × value',
    strongest: 'At its strongest place:',
    check: (recomputed, trace) =>
      `The network itself: ${four(trace)} (difference ${tiny(Math.abs(recomputed - trace))}).`,
    overruled: (value) => `Your edit puts ${four(value)} in its place, and the network goes on with that.`,
  },
  zh: {
    stepsLabel: '通道注意力的步骤',
    stepNames: {
      maps: '特征图',
      pool: '池化',
      squeeze: '降维',
      excite: '升维',
      gate: 'sigmoid',
      rescale: '缩放',
    },
    stepTells: {
      maps: '第二个卷积为每个通道给出一张特征图。',
      pool: '全局平均池化把每张特征图变成一个数，即它的均值 z。',
      squeeze: 'W_D 把所有通道的均值线性组合成几个隐藏单元（降维），ReLU 把负值变成零。',
      excite: 'W_U 再由隐藏单元得到每个通道一个数（升维）。',
      gate: 'sigmoid 把它变到 0 和 1 之间，这就是注意力 s。',
      rescale: '每张特征图与自己的注意力逐元素相乘。',
    },
    scale: '色标',
    common: '统一',
    own: '各通道独立',
    channels: '通道；上下方向键移动，回车选中，Esc 取消',
    units: '隐藏单元；左右方向键移动',
    channelIs: (channel, z, s) =>
      `通道 ${channel}` +
      (z === undefined ? '' : `，z = ${four(z)}`) +
      (s === undefined ? '' : `，s = ${four(s)}`),
    unitIs: (unit, value, told = '') =>
      `隐藏单元 ${unit}` + (value === undefined ? '' : `，h = ${four(value)}`) + (told && `，${told}`),
    weightIs: (matrix, row, column, value) => `${matrix}[${row}, ${column}] = ${four(value)}`,
    channel: '通道',
    unit: '单元',
    bias: '偏置',
    sum: '求和',
    hidden: 'ReLU',
    mapsBefore: (count) => `通道注意力之前的 ${count} 张特征图`,
    mapsAfter: (count) => `通道注意力之后的 ${count} 张特征图`,
    map: (channel) => `通道 ${channel} 的特征图`,
    mapAfter: (channel) => `通道 ${channel} 缩放后的特征图`,
    mapsMissing: '这次运行没有记录这个残差块的特征图；各个向量总会记录，所以仍可显示。',
    weightsMissing: '还没有读到这个残差块的权重。',
    vectorMissing: '还没有计算到这个残差块。',
    legendMaps: `特征图（${100 * shareWithin}% 在此范围内）`,
    legendWeights: '权重',
    legendOwn: '每个通道用自己的色标，缩放前后相同',
    mapRange: (channel, height, width, min, max) =>
      `通道 ${channel}：${height} × ${width} 个值，${four(min)} 到 ${four(max)}`,
    others: (count) => `其余 ${count} 项`,
    term: '权重 × 数值',
    strongest: '在它最强的位置：',
    check: (recomputed, trace) =>
      `网络自己得到 ${four(trace)}（相差 ${tiny(Math.abs(recomputed - trace))}）。`,
    overruled: (value) => `你的修改用 ${four(value)} 代替了它，网络用这个数继续计算。`,
  },
};
