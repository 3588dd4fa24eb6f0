import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';
import type { Words } from '../shared/look.ts';
import type { TouchHint } from '../shared/touch-hint.ts';
import type { CurveHeight, RingValue } from './curves.ts';

/** The words that all frequency figures share. */
export interface FrequencyWords {
  readonly cutoff: string;
  readonly cutoffValue: (cutoff: number) => string;
  readonly window: string;
  readonly windows: Readonly<Record<SpectrumOptions['window'], string>>;
  readonly mean: string;
  readonly means: Readonly<Record<SpectrumOptions['mean'], string>>;
  readonly frequencyAxis: string;
  readonly powerAxis: (ring: RingValue, height: CurveHeight) => string;
  /** Of a table of curves: what opens it, and its columns. */
  readonly numbers: string;
  readonly columns: readonly [string, string, string];
  readonly reading: string;
  readonly readingAt: (frequency: number) => string;
  readonly ringHint: TouchHint;
  readonly method: (site: string, window: string, mean: string, cutoff: string) => string;
}

const en: FrequencyWords = {
  cutoff: 'Cut-off',
  cutoffValue: (cutoff) => `${cutoff.toFixed(2)} cycles/pixel`,
  window: 'Window',
  windows: { hann: 'Hann', none: 'none' },
  mean: 'Mean',
  means: { removed: 'removed', kept: 'kept' },
  frequencyAxis: 'frequency, cycles/pixel',
  powerAxis: (ring, height) =>
    `${height === 'part' ? 'part of own energy' : 'power'}, ${ring === 'mean' ? 'mean per frequency' : 'sum of the ring'}`,
  numbers: 'Numbers',
  columns: ['Curve', 'Energy', 'Share above the cut-off'],
  reading: 'Frequency that is read',
  readingAt: (frequency) => `At ${frequency.toFixed(3)} cycles/pixel`,
  ringHint: {
    mouse: 'Point at the curves for their numbers.',
    finger: 'Touch the curves for their numbers.',
    keys: 'Arrow keys move the line.',
  },
  method: (site, window, mean, cutoff) => `At ${site}; window: ${window}; mean ${mean}; cut-off ${cutoff}.`,
};

const zh: FrequencyWords = {
  cutoff: '截止频率',
  cutoffValue: (cutoff) => `${cutoff.toFixed(2)} 周期/像素`,
  window: '窗函数',
  windows: { hann: 'Hann 窗', none: '不加窗' },
  mean: '均值',
  means: { removed: '去掉', kept: '保留' },
  frequencyAxis: '频率（周期/像素）',
  powerAxis: (ring, height) =>
    `${height === 'part' ? '占自身能量' : '功率'}（${ring === 'mean' ? '逐频率平均' : '整环之和'}）`,
  numbers: '数值',
  columns: ['曲线', '能量', '截止频率以上的占比'],
  reading: '读数的频率',
  readingAt: (frequency) => `${frequency.toFixed(3)} 周期/像素处`,
  ringHint: { mouse: '指向曲线即可读数。', finger: '触摸曲线即可读数。', keys: '方向键移动竖线。' },
  method: (site, window, mean, cutoff) =>
    `位置：${site}；窗函数：${window}；均值：${mean}；截止频率：${cutoff}。`,
};

export const frequencyWords: Words<FrequencyWords> = { en, zh };
