import type { Reference } from '../shared/against.ts';
import { againstWords } from '../shared/against-words.ts';
import type { Locale, Words } from '../shared/look.ts';
import { outputName } from '../shared/output-name.ts';
import type { TouchHint } from '../shared/touch-hint.ts';
import { spaced } from '../shared/spaced.ts';
import { formatNumber } from '../shared/number.ts';
import type { CurveHeight, RingValue } from '../frequency/curves.ts';
import { formatPower, formatShare } from '../frequency/power.ts';
import type { FrequencyUnit } from './settings.ts';
import type { CurveSource } from './overlays.ts';

/** Everything the figure "Spectrum" says. */
export interface SpectrumWords {
  readonly channel: string;
  readonly plane: Readonly<Record<'before' | 'after', string>>;
  readonly planeLabel: Readonly<Record<'before' | 'after', string>>;
  readonly colours: string;
  readonly planeHint: Pick<TouchHint, 'mouse' | 'finger'>;
  readonly planeReading: (at: readonly [number, number], before: number, after: number) => string;
  readonly plot: string;
  readonly outputAxis: string;
  readonly ring: string;
  readonly rings: Readonly<Record<RingValue, string>>;
  readonly height: string;
  readonly heights: Readonly<Record<CurveHeight, string>>;
  readonly unit: string;
  readonly units: Readonly<Record<FrequencyUnit, string>>;
  readonly overlay: string;
  /** A curve of another run, and what these are called together. */
  readonly earlier: (name: string, reference: Reference) => string;
  readonly ghosts: Readonly<Record<Reference, string>>;
  readonly name: (source: CurveSource) => string;
  readonly keep: (channel: number) => string;
  readonly drop: (name: string) => string;
  readonly factor: (s: number, energies: number, shares: readonly [number, number]) => string;
}

const frequency = ([x, y]: readonly [number, number]): string =>
  `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`;

const en: SpectrumWords = {
  channel: 'Channel',
  plane: { before: 'Before attention', after: 'After attention' },
  planeLabel: {
    before: 'Power spectrum before attention: arrow keys move the crosshair',
    after: 'Power spectrum after attention: arrow keys move the crosshair',
  },
  colours: 'power',
  planeHint: { mouse: 'Point at a frequency; click keeps it.', finger: 'Touch a frequency.' },
  planeReading: (at, before, after) =>
    `Frequency ${frequency(at)} cycles/pixel: ${formatPower(before)} before, ${formatPower(after)} after`,
  plot: 'Radial power',
  outputAxis: 'frequency, cycles/output pixel',
  ring: 'Per ring',
  rings: { mean: 'mean', sum: 'sum' },
  height: 'Height',
  heights: { power: 'power', part: 'part of own energy' },
  unit: 'Cycles per',
  units: { own: 'own pixel', output: 'output pixel' },
  overlay: 'Lay over it',
  earlier: (name, reference) => `${name} (${againstWords.en.run[reference]})`,
  ghosts: { before: 'hollow: the run before', plain: 'hollow: unedited' },
  name: (source) =>
    typeof source === 'string'
      ? {
          before: 'before attention',
          after: 'after attention',
          marked: 'mean of marked',
          'group-input': 'group’s input',
          'group-output': 'group’s output',
          lr: 'LR',
          bicubic: 'bicubic',
          sr: 'SR',
          hr: 'HR',
          'sr-bicubic': 'SR − bicubic',
        }[source]
      : `group ${source.group}, block ${source.block}, channel ${source.channel}`,
  keep: (channel) => `Keep channel ${channel}`,
  drop: (name) => `Let go of ${name}`,
  factor: (s, energies, [before, after]) =>
    `Attention multiplies every power by s² = ${s.toFixed(3)}² = ${formatPower(s * s)}; measured: ${formatPower(energies)}. Share above the cut-off: ${formatShare(before)} before, ${formatShare(after)} after.`,
};

const zh: SpectrumWords = {
  channel: '通道',
  plane: { before: '注意力之前', after: '注意力之后' },
  planeLabel: {
    before: '注意力之前的功率谱：用方向键移动十字线',
    after: '注意力之后的功率谱：用方向键移动十字线',
  },
  colours: '功率',
  planeHint: { mouse: '指向一个频率即可读数，单击固定。', finger: '触摸一个频率即可读数。' },
  planeReading: (at, before, after) =>
    `频率 ${frequency(at)} 周期/像素：之前 ${formatPower(before)}，之后 ${formatPower(after)}`,
  plot: '径向功率',
  outputAxis: '频率（周期/输出像素）',
  ring: '每环取',
  rings: { mean: '平均', sum: '总和' },
  height: '高度',
  heights: { power: '功率', part: '占自身能量' },
  unit: '频率按',
  units: { own: '各自的像素', output: '输出的像素' },
  overlay: '叠加',
  earlier: (name, reference) => `${name}（${againstWords.zh.run[reference]}）`,
  ghosts: { before: '空心：改动前', plain: '空心：未修改' },
  name: (source) =>
    typeof source === 'string'
      ? {
          before: '注意力之前',
          after: '注意力之后',
          marked: '已标记的平均',
          'group-input': '组的输入',
          'group-output': '组的输出',
          lr: 'LR',
          bicubic: '双三次',
          sr: 'SR',
          hr: 'HR',
          'sr-bicubic': 'SR − 双三次',
        }[source]
      : `组 ${source.group}，块 ${source.block}，通道 ${source.channel}`,
  keep: (channel) => `保留通道 ${channel}`,
  drop: (name) => spaced(`删除${name}`),
  factor: (s, energies, [before, after]) =>
    `注意力把各频率的功率乘以 s² = ${s.toFixed(3)}² = ${formatPower(s * s)}，实测 ${formatPower(energies)}。截止频率以上占比：之前 ${formatShare(before)}，之后 ${formatShare(after)}。`,
};

export const spectrumWords: Words<SpectrumWords> = { en, zh };

/** The same, in which the output of an edited network is called so. */
export function wordsOf(locale: Locale, isEdited: boolean): SpectrumWords {
  const words = spectrumWords[locale];
  if (!isEdited) return words;
  const named = (source: CurveSource): string =>
    words.name(source).replace(/^SR\b/, outputName(locale, true));
  return { ...words, name: named };
}
