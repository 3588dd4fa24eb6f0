import { formatPower, formatShare } from '../frequency/power.ts';
import type { Words } from '../shared/look.ts';
import { sweepWords, type SweepWords } from '../shared/sweep.ts';
import { addedValue, type AddedMeasure, type AddedPoint, type FactorChoice } from './added.ts';

/** What is said wherever a channel is read by what it adds to the output. */
export interface AddedWords {
  /** What the measures are called. */
  readonly measures: Readonly<Record<AddedMeasure, string>>;
  readonly axis: (measure: AddedMeasure, factor: FactorChoice) => string;
  /** What one channel adds. */
  readonly value: (point: AddedPoint) => string;
  readonly sweep: SweepWords;
  readonly inTiles: string;
  /** Said of numbers that are not of what the page shows. */
  readonly stale: string;
  readonly window: (width: number, height: number) => string;
  /** Where it is measured. */
  readonly measuredAt: string;
}

const levels = (point: AddedPoint, measure: 'energy' | 'high', factor: FactorChoice = 'with'): string =>
  formatPower(addedValue(point, measure, factor));

const en: AddedWords = {
  measures: { energy: 'energy', high: 'high-frequency energy', share: 'high-frequency share' },
  axis: (measure, factor) =>
    measure === 'share'
      ? 'share of what it adds above the cut-off'
      : `${factor === 'with' ? 'what it adds' : 'what it would add at s = 1'}${measure === 'high' ? ' above the cut-off' : ''}, levels`,
  value: (point) =>
    `adds ${levels(point, 'energy')} levels (root mean square), above the cut-off ${levels(point, 'high')}, a share of ${formatShare(point.share)}`,
  sweep: {
    ...sweepWords.en,
    start: (channels) => `Compute what ${channels} channels add`,
    progress: (done, total, seconds) => `${done} of ${total} channels${sweepWords.en.left(seconds)}`,
    cancelled: (done, total) => `Cancelled after ${done} of ${total} channels.`,
    done: (total) => `What ${total} channels add has been computed.`,
  },
  inTiles:
    'This picture goes through in tiles, so its output cannot be told apart into parts. Choose a part of the picture.',
  stale:
    'The picture, the network, its edits, the window or the mean has changed since: what channels add is of the run before.',
  window: (width, height) =>
    `Of this large picture, it is measured on the middle ${width} × ${height} px of the output.`,
  measuredAt: 'what each channel adds to the luma of the output',
};

const zh: AddedWords = {
  measures: { energy: '能量', high: '高频能量', share: '高频占比' },
  axis: (measure, factor) =>
    measure === 'share'
      ? '所加内容在截止频率以上的占比'
      : `${factor === 'with' ? '' : 's = 1 时'}所加内容${measure === 'high' ? '在截止频率以上的部分' : ''}（级）`,
  value: (point) =>
    `所加内容的均方根为 ${levels(point, 'energy')} 级，截止频率以上为 ${levels(point, 'high')} 级，占比 ${formatShare(point.share)}`,
  sweep: {
    ...sweepWords.zh,
    start: (channels) => `计算 ${channels} 个通道各加了什么`,
    progress: (done, total, seconds) => `已完成 ${done} 个，共 ${total} 个通道${sweepWords.zh.left(seconds)}`,
    cancelled: (done, total) => `已取消，共 ${total} 个通道，做完了 ${done} 个。`,
    done: (total) => `${total} 个通道各加了什么，都已算出。`,
  },
  inTiles: '这张图片分块计算，其输出无法拆成各部分。请选取其中一部分。',
  stale: '在此之后，图片、网络、修改、窗函数或均值的处理有了变化：各通道所加的内容属于先前那次计算。',
  window: (width, height) => `这张图片很大，只在输出正中的 ${width} × ${height} 像素上测量。`,
  measuredAt: '每个通道给输出的亮度加上的内容',
};

export const addedWords: Words<AddedWords> = { en, zh };
