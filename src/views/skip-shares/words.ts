import type { Branch } from '../../analysis/branch-spectra.ts';
import type { Reference } from '../shared/against.ts';
import { againstWords } from '../shared/against-words.ts';
import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { formatPower, formatShare } from '../frequency/power.ts';
import { stillBelow, type SkipPlace, type SkipRow, type Verdict } from './rows.ts';

/** Everything the figure "Skip against residual" says. */
export interface SkipWords {
  readonly branch: Readonly<Record<Branch, string>>;
  readonly name: (place: SkipPlace) => string;
  /** Of a block where its group is named above it. */
  readonly blockAlone: (block: number) => string;
  readonly connection: string;
  /** Of the axis of the marks. */
  readonly dots: string;
  /** Whether the residual branch has the higher share. */
  readonly holds: string;
  readonly yes: string;
  readonly no: string;
  readonly table: string;
  readonly choose: (name: string) => string;
  readonly verdict: (verdict: Verdict) => string;
  /** Of the same connections, in how many the intervals are apart. */
  readonly apart: (verdict: Verdict) => string;
  readonly blocks: (group: number, verdict: Verdict) => string;
  readonly thisPicture: string;
  readonly plot: (name: string) => string;
  /** Above the plot. */
  readonly curvesOf: (name: string) => string;
  readonly powerAxis: string;
  readonly columns: readonly [string, string, string];
  readonly additions: (name: string, low: number, high: number) => string;
  /** A share in another run, a curve of it, and how these are drawn. */
  readonly earlier: (reference: Reference, share: number) => string;
  readonly earlierBranch: (name: string, reference: Reference) => string;
  readonly hollow: Readonly<Record<Reference, string>>;
  /** Over the marks of what did. */
  readonly unchanged: string;
  readonly still: (count: number, of: number) => string;
  readonly sites: string;
  /** Between two sentences. */
  readonly gap: string;
}

const nameEn = ({ group, block }: SkipPlace): string =>
  group === undefined
    ? 'long skip'
    : block === undefined
      ? `group ${group}`
      : `group ${group}, block ${block}`;
const listEn = (rows: readonly SkipRow[]): string => rows.map(nameEn).join(', ');

const addsEn = (ratio: number): string =>
  `${formatPower(ratio)} times${ratio < 1 ? ', so they cancel in part' : ratio > 1 ? ', so they strengthen one another' : ''}`;

const en: SkipWords = {
  branch: { identity: 'identity', residual: 'residual', sum: 'sum' },
  name: nameEn,
  blockAlone: (block) => `block ${block}`,
  connection: 'Addition',
  dots: 'share above the cut-off',
  holds: 'Holds?',
  yes: 'yes',
  no: 'no',
  table: 'Share of energy above the cut-off at every addition',
  choose: (name) => `Show the curves of ${name}`,
  verdict: ({ of, higher }) =>
    `In ${higher.length} of ${of} connections the residual branch has the higher share above the cut-off${higher.length > 0 ? ` (${listEn(higher)})` : ''}.`,
  apart: ({ higher, higherApart, lowerApart }) =>
    `${higher.length > 0 ? `The two intervals are apart in ${higherApart} of these. ` : ''}The identity branch has the higher share, with intervals apart, in ${lowerApart}.`,
  blocks: (group, { of, higher }) =>
    `Inside group ${group}, the residual branch has the higher share in ${higher.length} of ${of} blocks.`,
  thisPicture: 'These are the numbers of this one picture and this cut-off.',
  curvesOf: (name) => `Curves of ${name}`,
  plot: (name) => `Radial power of both branches and their sum: ${name}`,
  powerAxis: 'power, mean per frequency and channel',
  columns: ['Branch', 'Energy', 'Share above the cut-off'],
  additions: (name, low, high) =>
    `At ${name}, the sum’s energy against that of both branches together is: up to the cut-off, ${addsEn(low)}; above it, ${addsEn(high)}.`,
  earlier: (reference, share) => `${againstWords.en.run[reference]}: ${formatShare(share)}`,
  earlierBranch: (name, reference) => `${name} (${againstWords.en.run[reference]})`,
  hollow: { before: 'Hollow: the run before.', plain: 'Hollow: the unedited network.' },
  unchanged: 'Stood still',
  still: (count, of) => `${count} of ${of} additions stood still (=): no share changed by ${stillBelow}.`,
  sites: 'all additions of the groups and those of the selected group’s blocks, all channels',
  gap: ' ',
};

const nameZh = ({ group, block }: SkipPlace): string =>
  group === undefined ? '长跳跃连接' : block === undefined ? `组 ${group}` : `组 ${group} 的块 ${block}`;
const listZh = (rows: readonly SkipRow[]): string => rows.map(nameZh).join('、');

const addsZh = (ratio: number): string =>
  `${formatPower(ratio)} 倍${ratio < 1 ? '，两者部分抵消' : ratio > 1 ? '，两者互相加强' : ''}`;

const zh: SkipWords = {
  branch: { identity: '恒等', residual: '残差', sum: '和' },
  name: nameZh,
  blockAlone: (block) => `块 ${block}`,
  connection: '相加处',
  dots: '截止频率以上的占比',
  holds: '成立？',
  yes: '是',
  no: '否',
  table: '每一处相加在截止频率以上的能量占比',
  choose: (name) => spaced(`显示${name}的曲线`),
  verdict: ({ of, higher }) =>
    `${of} 处连接中，有 ${higher.length} 处的残差支路在截止频率以上占比更高${higher.length > 0 ? `（${listZh(higher)}）` : ''}。`,
  apart: ({ higher, higherApart, lowerApart }) =>
    `${higher.length > 0 ? `其中 ${higherApart} 处两个区间不重叠。` : ''}恒等支路占比更高且区间不重叠的有 ${lowerApart} 处。`,
  blocks: (group, { of, higher }) =>
    `组 ${group} 内的 ${of} 个残差块里，残差支路更高的有 ${higher.length} 个。`,
  thisPicture: '这些数只属于这一张图片和这个截止频率。',
  curvesOf: (name) => spaced(`${name}的曲线`),
  plot: (name) => `两条支路及其和的径向功率：${name}`,
  powerAxis: '功率（逐频率、逐通道平均）',
  columns: ['支路', '能量', '截止频率以上的占比'],
  additions: (name, low, high) =>
    spaced(`在${name}`) +
    `，和的能量与两条支路能量之和相比：截止频率及以下为 ${addsZh(low)}；以上为 ${addsZh(high)}。`,
  earlier: (reference, share) => `${againstWords.zh.run[reference]}：${formatShare(share)}`,
  earlierBranch: (name, reference) => `${name}（${againstWords.zh.run[reference]}）`,
  hollow: { before: '空心：改动前。', plain: '空心：未修改的网络。' },
  unchanged: '没有变化',
  still: (count, of) => `${of} 处相加中有 ${count} 处没有变化（=）：占比变化小于 ${stillBelow}。`,
  sites: '各组与长跳跃连接的相加处，以及所选组内各残差块的相加处，全部通道',
  gap: '',
};

export const skipWords: Words<SkipWords> = { en, zh };
