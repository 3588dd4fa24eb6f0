import { partName, type Part } from '../../model/contribution-parts.ts';
import type { Locale, Words } from '../shared/look.ts';
import { outputName } from '../shared/output-name.ts';
import { spaced } from '../shared/spaced.ts';
import { formatFixed, formatNumber } from '../shared/number.ts';
import type { ReferenceKind } from './readings.ts';
import type { Comparison, ContributionsSettings, PartOrder } from './settings.ts';

/** Everything the figure "The picture as a sum" says. */
export interface ContributionsWords {
  readonly slider: string;
  readonly ends: readonly [first: string, last: string];
  readonly play: string;
  readonly pause: string;
  /** A part, as the one that is added last. */
  readonly part: (part: Part) => string;
  /** The same under a thumbnail. */
  readonly short: (part: Part) => string;
  readonly sum: (part: Part) => string;
  readonly score: (against: ReferenceKind, value: number) => string;
  readonly bicubic: string;
  readonly output: string;
  readonly truth: string;
  readonly curve: string;
  readonly curveAxis: Readonly<Record<ReferenceKind, string>>;
  readonly picture: (what: string, score: string) => string;
  readonly window: (width: number, height: number) => string;
  readonly beside: string;
  readonly comparison: Readonly<Record<Comparison, string>>;
  readonly divider: string;
  readonly dividerAt: (percent: number, left: string, right: string) => string;
  readonly order: string;
  readonly orders: Readonly<Record<PartOrder, string>>;
  readonly amplified: string;
  readonly amplifications: Readonly<Record<ContributionsSettings['amplified'], string>>;
  readonly factor: (factor: number) => string;
  readonly ownFactors: string;
  /** Between two sentences or parts of one. */
  readonly gap: string;
  readonly highBar: (cutoff: number) => string;
  readonly parts: string;
  readonly group: (group: number) => string;
  readonly openGroup: (group: number) => string;
  readonly tile: (part: Part, out: boolean) => string;
  readonly hint: string;
  readonly numbers: (rms: number, high: number, cutoff: number) => string;
  readonly gained: (against: ReferenceKind, gain: number) => string;
  readonly close: string;
  readonly leaveOut: string;
  readonly takeAllIn: string;
  readonly leftOut: (count: number) => string;
  readonly direct: (change: string) => string;
  readonly total: (change: string) => string;
  readonly totalOf: string;
  readonly totalPicture: string;
  readonly directPicture: string;
  readonly runWithout: string;
  readonly running: string;
  readonly cancel: string;
  readonly noTotal: string;
  readonly change: (against: ReferenceKind, by: number) => string;
  readonly spectrum: string;
  readonly channels: (group: number, block: number) => string;
  readonly channel: (channel: number, attention: number | undefined) => string;
  readonly waitingForChannels: string;
  readonly large: (part: Part, factor: number) => string;
  /** By how much a picture of a part is amplified. */
  readonly contrast: (factor: number) => string;
  /** Said of the picture that stands there before the first run. */
  readonly preview: string;
  /** Where spectra are taken. */
  readonly measuredAt: string;
}

const score = (against: ReferenceKind, value: number, levels: string): string =>
  against === 'truth'
    ? Number.isFinite(value)
      ? `${formatFixed(value, 1)} dB`
      : '∞ dB'
    : `${formatNumber(value, 1)} ${levels}`;

const signed = (value: number, digits: number): string =>
  value > 0 ? `+${formatFixed(value, digits)}` : formatFixed(value, digits);

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${formatFixed(100 * share, 0)}%`);

/** A thumbnail's name: few letters, as it is narrow. */
const shortName = (part: Part, skip: string, first: string): string =>
  part.kind === 'long-skip'
    ? skip
    : part.kind === 'first-features'
      ? first
      : partName(part).replace(/^body\.|\.body/g, '');

const enPart = (part: Part): string => {
  switch (part.kind) {
    case 'long-skip':
      return 'long skip';
    case 'constant':
      return 'constant';
    case 'first-features':
      return 'first features';
    case 'group':
      return `group ${part.group}`;
    case 'block':
      return `block ${part.block} of group ${part.group}`;
    case 'channel':
      return `channel ${part.channel} of block ${part.block} in group ${part.group}`;
  }
};

const en: ContributionsWords = {
  slider: 'How much of the network is added up',
  ends: ['only the long skip: soft', 'all of the network'],
  play: 'Play',
  pause: 'Pause',
  part: enPart,
  short: (part) => shortName(part, 'skip', 'first'),
  sum: (part) => (part.kind === 'long-skip' ? 'only the long skip' : `+ ${enPart(part)}`),
  score: (against, value) => score(against, value, 'levels off'),
  bicubic: 'bicubic',
  output: 'the output',
  truth: 'the original',
  curve: 'The score after each part',
  curveAxis: {
    truth: 'closeness to the original (PSNR, dB)',
    output: 'distance to the output, levels',
  },
  picture: (what, value) => `The sum up to here: ${what}; ${value}`,
  window: (width, height) =>
    `Of this large picture, the middle ${width} × ${height} px are added up: the parts of all of it would not fit into memory.`,
  beside: 'Compare with',
  comparison: { nothing: 'nothing', bicubic: 'bicubic', output: 'output', truth: 'original' },
  divider: 'Divider between the sum and the picture beside it',
  dividerAt: (share, left, right) => `${share}% ${left}, the rest ${right}`,
  order: 'Sort tiles by',
  orders: { network: 'network', energy: 'energy', high: 'high frequency', gain: 'gain' },
  amplified: 'Contrast',
  amplifications: { common: 'same for all', own: 'each its own' },
  factor: (factor) => `Contrast ×${formatNumber(factor, 1)}; grey: nothing added`,
  ownFactors: 'Each with its own contrast; grey: nothing added',
  gap: '; ',
  highBar: (cutoff) => `bar: fine detail (above ${cutoff} cycles/pixel)`,
  parts: 'What every part of the network adds to the picture',
  group: (g) => `group ${g}`,
  openGroup: (g) => `Show the blocks of group ${g}`,
  tile: (part, out) => `${enPart(part)}${out ? ', left out' : ''}: show it large`,
  hint: 'What each block adds. Click one to see it large, or leave it out.',
  numbers: (rms, high, cutoff) =>
    `adds ${formatNumber(rms, 2)} levels (root mean square on luma), ${percent(high)} of its energy above ${cutoff} cycles/pixel of the output`,
  gained: (against, gain) =>
    against === 'truth'
      ? `${signed(gain, 2)} dB when it is added`
      : `${signed(gain, 2)} levels nearer to the output`,
  close: 'Close',
  leaveOut: 'Leave it out of the sum',
  takeAllIn: 'Take all parts back in',
  leftOut: (count) =>
    count === 1 ? 'One part is left out of the sum.' : `${count} parts are left out of the sum.`,
  direct: (change) => `Direct effect, taken out of the finished sum: ${change}`,
  total: (change) => `Total effect, the network run again without it: ${change}`,
  totalOf: 'Everything behind it then works with what is left.',
  totalPicture: 'The network run without it',
  directPicture: 'The sum without it',
  runWithout: 'Run the network without it',
  running: 'Running…',
  cancel: 'Cancel',
  noTotal: 'It cannot be taken out of the network: without first features nothing is left to work on.',
  change: (against, by) => (against === 'truth' ? `${signed(by, 2)} dB` : `${signed(by, 2)} levels`),
  spectrum: 'Its power by frequency',
  channels: (g, b) => `What each channel of block ${b} in group ${g} adds; the bar is its attention s`,
  channel: (channel, s) => `Channel ${channel}${s === undefined ? '' : `, s ${formatNumber(s)}`}`,
  waitingForChannels: 'The channels’ parts are being computed…',
  contrast: (factor) => `Contrast ×${formatNumber(factor, 1)}`,
  large: (part, factor) => `What ${enPart(part)} adds, amplified ${formatNumber(factor, 1)} times about grey`,
  preview: 'The small picture, enlarged by the browser; the network is on its way.',
  measuredAt: 'what each part adds to the luma of the output',
};

const zhPart = (part: Part): string => {
  switch (part.kind) {
    case 'long-skip':
      return '长跳跃连接';
    case 'constant':
      return '常数项';
    case 'first-features':
      return '浅层特征';
    case 'group':
      return `组 ${part.group}`;
    case 'block':
      return `组 ${part.group} 块 ${part.block}`;
    case 'channel':
      return `组 ${part.group} 块 ${part.block} 的通道 ${part.channel}`;
  }
};

const zh: ContributionsWords = {
  slider: '加到网络的哪一处',
  ends: ['只有长跳跃连接', '整个网络'],
  play: '播放',
  pause: '暂停',
  part: zhPart,
  short: (part) => shortName(part, '跳跃', '浅层'),
  sum: (part) => (part.kind === 'long-skip' ? '只有长跳跃连接' : `＋ ${zhPart(part)}`),
  score: (against, value) => score(against, value, '级之差'),
  bicubic: '双三次插值',
  output: '输出',
  truth: '原图',
  curve: '每加一部分之后的评分',
  curveAxis: { truth: '与原图的接近程度（PSNR，dB）', output: '与输出的距离（级）' },
  picture: (what, value) => `加到这里的和：${what}；${value}`,
  window: (width, height) =>
    `这张图片很大，只把正中的 ${width} × ${height} 像素加起来：全图的各部分放不进内存。`,
  beside: '对照',
  comparison: { nothing: '无', bicubic: '双三次', output: '输出', truth: '原图' },
  divider: '和与对照图片之间的分隔线',
  dividerAt: (share, left, right) => spaced(`${share}% 是${left}，其余是${right}`),
  order: '排列',
  orders: { network: '网络顺序', energy: '能量', high: '高频能量', gain: '评分增量' },
  amplified: '对比度',
  amplifications: { common: '统一', own: '各自' },
  factor: (factor) => `对比度 ×${formatNumber(factor, 1)}；灰色：什么也没加`,
  ownFactors: '对比度各自调整；灰色：什么也没加',
  gap: '；',
  highBar: (cutoff) => `短条：细节（高于 ${cutoff} 周期/像素）的占比`,
  parts: '网络的每一部分给图片加了什么',
  group: (g) => `组 ${g}`,
  openGroup: (g) => `显示组 ${g} 的各残差块`,
  tile: (part, out) => `${zhPart(part)}${out ? '，已去掉' : ''}：放大查看`,
  hint: '每个残差块所加的内容：点击可放大、去掉。',
  numbers: (rms, high, cutoff) =>
    `加了 ${formatNumber(rms, 2)} 级（亮度的均方根），其能量的 ${percent(high)} 高于输出上 ${cutoff} 周期/像素`,
  gained: (against, gain) =>
    against === 'truth' ? `加上它时 ${signed(gain, 2)} dB` : `离输出近了 ${signed(gain, 2)} 级`,
  close: '关闭',
  leaveOut: '从和里去掉它',
  takeAllIn: '全部加回来',
  leftOut: (count) => `和里去掉了 ${count} 个部分。`,
  direct: (change) => `直接作用（从加好的和里去掉）：${change}`,
  total: (change) => `总作用（网络不带它重新运行）：${change}`,
  totalOf: '它后面的各层都用其余的部分继续计算。',
  totalPicture: '网络不带它运行',
  directPicture: '和里不加它',
  runWithout: '不带它，让网络重新计算',
  running: '正在运行……',
  cancel: '取消',
  noTotal: '它不能从网络里去掉：没有浅层特征，后面就无法计算。',
  change: (against, by) => (against === 'truth' ? `${signed(by, 2)} dB` : `${signed(by, 2)} 级`),
  spectrum: '它的功率随频率的分布',
  channels: (g, b) => `组 ${g} 块 ${b} 的每个通道加了什么；短条是它的注意力 s`,
  channel: (channel, s) => `通道 ${channel}${s === undefined ? '' : `，s ${formatNumber(s)}`}`,
  waitingForChannels: '正在计算各通道的部分……',
  contrast: (factor) => `对比度 ×${formatNumber(factor, 1)}`,
  large: (part, factor) =>
    `${spaced(`${zhPart(part)}所加的内容`)}，以灰色为零放大 ${formatNumber(factor, 1)} 倍`,
  preview: '这是小图，由浏览器放大；网络即将开始计算。',
  measuredAt: '各部分给输出的亮度加上的内容',
};

export const contributionsWords: Words<ContributionsWords> = { en, zh };

/** The same, in which the output of an edited network is called so. */
export function wordsOf(locale: Locale, isEdited: boolean): ContributionsWords {
  const words = contributionsWords[locale];
  if (!isEdited) return words;
  const output = outputName(locale, true);
  return { ...words, output, comparison: { ...words.comparison, output } };
}
