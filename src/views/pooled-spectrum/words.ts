import type { PlaneChange } from '../../analysis/plane-change.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { formatPower, formatShare } from '../frequency/power.ts';
import type { Consequence } from './pooled.ts';

/** Everything the figure "What pooling sees" says. */
export interface PoolingWords {
  readonly chart: string;
  readonly shareAxis: string;
  readonly z: string;
  readonly dc: string;
  readonly channelNumbers: (channel: number, z: number, dc: number, share: number) => string;
  /** Whether z is the DC term up to what 32 bits can hold, or not. */
  readonly agreement: (largest: number, range: number, isRounding: boolean) => string;
  readonly change: string;
  readonly changes: Readonly<Record<PlaneChange, string>>;
  readonly recorded: (channel: number) => string;
  readonly changed: (channel: number) => string;
  readonly columns: readonly [string, string];
  readonly rows: { readonly mean: string; readonly share: string; readonly s: string };
  readonly consequence: (change: PlaneChange, mean: number, consequence: Consequence) => string;
  readonly noWeights: string;
}

const en: PoolingWords = {
  chart: 'Channels: left and right arrow keys choose one',
  shareAxis: 'share of energy at frequency 0',
  z: 'z, as recorded',
  dc: 'F(0,0)/HW, from the map',
  channelNumbers: (channel, z, dc, share) =>
    `Channel ${channel}: z = ${formatNumber(z, 6)}, F(0,0)/HW = ${formatNumber(dc, 6)}, share ${formatShare(share)}`,
  agreement: (largest, range, isRounding) =>
    `The two differ by at most ${formatPower(largest)}: ${isRounding ? 'rounding in 32 bits' : `more than rounding in 32 bits explains, as |z| reaches ${formatPower(range)}`}.`,
  change: 'Change the map',
  changes: {
    none: 'as recorded',
    shuffled: 'shuffle pixels',
    low: 'low only',
    high: 'high only',
    raised: 'add a number',
  },
  recorded: (channel) => `Channel ${channel}, recorded`,
  changed: (channel) => `Channel ${channel}, changed`,
  columns: ['recorded', 'changed'],
  rows: { mean: 'mean, z', share: 'share above the cut-off', s: 'attention, s' },
  consequence: (change, mean, { s, most }) =>
    change === 'none'
      ? 'Choose a change: what does attention notice of it?'
      : `z moves by ${formatPower(Math.abs(mean))}, s by ${formatPower(Math.abs(s[1] - s[0]))}; of all factors, that of channel ${most.channel} moves most, by ${formatPower(most.by)}.`,
  noWeights: 'The matrices of this block are not at hand, so s cannot be computed anew.',
};

const zh: PoolingWords = {
  chart: '通道：用左右方向键选择',
  shareAxis: '能量在频率 0 处的占比',
  z: 'z（记录值）',
  dc: 'F(0,0)/HW（由特征图）',
  channelNumbers: (channel, z, dc, share) =>
    `通道 ${channel}：z = ${formatNumber(z, 6)}，F(0,0)/HW = ${formatNumber(dc, 6)}，占比 ${formatShare(share)}`,
  agreement: (largest, range, isRounding) =>
    `两者最多相差 ${formatPower(largest)}：${isRounding ? '32 位计算的舍入误差' : `|z| 最大为 ${formatPower(range)}，这超出了 32 位计算的舍入误差`}。`,
  change: '改动特征图',
  changes: {
    none: '保持原样',
    shuffled: '打乱像素',
    low: '只留低频',
    high: '只留高频',
    raised: '加同一个数',
  },
  recorded: (channel) => `通道 ${channel}，原样`,
  changed: (channel) => `通道 ${channel}，改动后`,
  columns: ['原样', '改动后'],
  rows: { mean: '均值 z', share: '截止频率以上的占比', s: '注意力 s' },
  consequence: (change, mean, { s, most }) =>
    change === 'none'
      ? '选一种改动：注意力会变吗？'
      : `z 变化 ${formatPower(Math.abs(mean))}，s 变化 ${formatPower(Math.abs(s[1] - s[0]))}；这个残差块里变化最大的是通道 ${most.channel} 的系数，变化 ${formatPower(most.by)}。`,
  noWeights: '没有这个残差块的矩阵，无法重新计算 s。',
};

export const poolingWords: Words<PoolingWords> = { en, zh };
