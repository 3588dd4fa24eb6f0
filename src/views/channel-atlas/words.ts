import { channelPointWords, type ChannelPointWords, type Tendency } from '../channel-points/words.ts';
import { formatPower, formatShare } from '../frequency/power.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';
import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { sweepWords, type SweepWords } from '../shared/sweep.ts';
import type { AtlasSource, Extent } from './settings.ts';
import type { AtlasPoint } from './points.ts';

/** Everything the figure "Channel atlas" says. */
export interface AtlasWords extends ChannelPointWords {
  readonly source: string;
  readonly sources: Readonly<Record<AtlasSource, string>>;
  /** Of the runs over the set of pictures. */
  readonly sweep: SweepWords;
  /** Said of a set of which every picture has been measured. */
  readonly complete: (pictures: number) => string;
  /** Said while the picture on the page stands in for the set. */
  readonly notRunYet: string;
  readonly own: string;
  readonly keep: string;
  readonly drop: (name: string) => string;
  /** What the set is, for the sample: how many cards, and which pictures of the reader's own. */
  readonly set: (cards: number, own: readonly string[]) => string;
  readonly extent: string;
  readonly extents: Readonly<Record<Extent, string>>;
  readonly plot: string;
  /** What area and full colour mean; `block` is absent when all points are of one. */
  readonly key: (largest: number, block: number | undefined) => string;
  readonly name: (place: ChannelPlace) => string;
  readonly numbers: (point: AtlasPoint) => string;
  readonly select: (place: ChannelPlace) => string;
  readonly brushed: (count: number) => string;
  readonly letGo: string;
  readonly columns: readonly [string, string, string, string];
  /** Of which channels the correlations are; `block` is absent for a whole group. */
  readonly sample: (points: number, group: number, block: number | undefined, cutoff: number) => string;
  readonly tendency: Tendency;
  readonly silent: (count: number) => string;
  /** Said of numbers that are means over pictures. */
  readonly averaged: (pictures: number) => string;
  /** On how many pictures alone the interval lies above 0, below it, and around it. */
  readonly alone: (pictures: number, above: number, below: number, around: number) => string;
  readonly sites: (extent: Extent, group: number, site: string) => string;
}

const between = ([low, high]: readonly [number, number], digits: number): string =>
  `${low.toFixed(digits)}–${high.toFixed(digits)}`;

const en: AtlasWords = {
  ...channelPointWords.en,
  source: 'Pictures',
  sources: { shown: 'this picture', set: 'all test cards' },
  sweep: {
    ...sweepWords.en,
    start: (next) => (next === 1 ? 'Run 1 picture' : `Run ${next} pictures`),
    progress: (done, total, seconds) => `${done} of ${total} pictures${sweepWords.en.left(seconds)}`,
    cancelled: (done, total) => `Cancelled after ${done} of ${total} pictures.`,
    done: (total) => `${total} pictures have been run.`,
  },
  complete: (pictures) => `All ${pictures} pictures have been run at this group.`,
  notRunYet: 'The test cards have not been run yet: this is still the one picture.',
  own: 'Your own in the set:',
  keep: 'Keep it in the set',
  drop: (name) => `Take ${name} out of the set`,
  set: (cards, own) => [`${cards} test cards`, ...own].join(', '),
  extent: 'Channels of',
  extents: { block: 'this block', group: 'the whole group' },
  plot: 'Channels by share and attention',
  key: (largest, block) =>
    `Area: energy, ${formatPower(largest)} for the largest.${block === undefined ? '' : ` In full colour: block ${block}.`}`,
  name: ({ block, channel }) => `block ${block}, channel ${channel}`,
  numbers: ({ block, channel, share, attention, energy, over }) =>
    `Block ${block}, channel ${channel}: share above the cut-off ${formatShare(share)}, s ${attention.toFixed(3)}, energy ${formatPower(energy)}${over ? `; means over ${over.pictures} pictures, on which the share is ${between(over.share, 3)} and s ${between(over.attention, 3)}` : ''}`,
  select: ({ block, channel }) => `Select channel ${channel} of block ${block}`,
  brushed: (count) =>
    `${count === 1 ? '1 channel' : `${count} channels`} marked, with a dot in the other figures too`,
  letGo: 'Let go',
  columns: ['Channel', 'Share', 's', 'Energy'],
  sample: (points, group, block, cutoff) =>
    `Over ${points} channels of ${block === undefined ? `group ${group}` : `block ${block} of group ${group}`}, attention against the share above ${cutoff.toFixed(2)} cycles/pixel:`,
  tendency: {
    rising: 'channels with more of their energy above the cut-off tend to have the higher attention',
    falling: 'channels with more of their energy above the cut-off tend to have the lower attention',
  },
  silent: (count) =>
    count === 0 ? '' : `${count === 1 ? '1 silent channel has' : `${count} silent channels have`} no place.`,
  averaged: (pictures) =>
    `The numbers of each channel are averaged over the ${pictures} pictures first; the intervals say how much depends on the choice of channels, not of pictures.`,
  alone: (pictures, above, below, around) =>
    `Taken alone, Spearman’s interval lies above 0 on ${above} of the ${pictures} pictures, below 0 on ${below}, and contains 0 on ${around}.`,
  sites: (extent, group, site) =>
    extent === 'block' ? `${site}, all channels` : `every block of group ${group} as ${site}, all channels`,
};

const zh: AtlasWords = {
  ...channelPointWords.zh,
  source: '图片',
  sources: { shown: '这张图片', set: '全部测试图' },
  sweep: {
    ...sweepWords.zh,
    start: (next) => `运行 ${next} 张图片`,
    progress: (done, total, seconds) => `已完成 ${done} 张，共 ${total} 张${sweepWords.zh.left(seconds)}`,
    cancelled: (done, total) => `已取消，共 ${total} 张，做完了 ${done} 张。`,
    done: (total) => `${total} 张图片都已运行。`,
  },
  complete: (pictures) => `这个组上，${pictures} 张图片都已运行。`,
  notRunYet: '测试图尚未运行：这里仍是这一张图片。',
  own: '你自己的图片：',
  keep: '加入图集',
  drop: (name) => spaced(`从图集中删除${name}`),
  set: (cards, own) => [`${cards} 张测试图`, ...own].join('、'),
  extent: '通道范围',
  extents: { block: '这个残差块', group: '整个组' },
  plot: '按占比与注意力排布的通道',
  key: (largest, block) =>
    `面积：能量，最大的点为 ${formatPower(largest)}。${block === undefined ? '' : `实色：块 ${block}。`}`,
  name: ({ block, channel }) => `块 ${block} 的通道 ${channel}`,
  numbers: ({ block, channel, share, attention, energy, over }) =>
    `块 ${block} 的通道 ${channel}：占比 ${formatShare(share)}，s ${attention.toFixed(3)}，能量 ${formatPower(energy)}${over ? `；以上为 ${over.pictures} 张图片的平均，各图片占比 ${between(over.share, 3)}，s ${between(over.attention, 3)}` : ''}`,
  select: ({ block, channel }) => `选中块 ${block} 的通道 ${channel}`,
  brushed: (count) => `已标记 ${count} 个通道，在其他图中以圆点标出`,
  letGo: '清除标记',
  columns: ['通道', '占比', 's', '能量'],
  sample: (points, group, block, cutoff) =>
    `组 ${group} ${block === undefined ? '' : `的块 ${block} `}共 ${points} 个通道，注意力与 ${cutoff.toFixed(2)} 周期/像素以上的占比相比：`,
  tendency: {
    rising: '高频占比较大的通道，注意力往往较高',
    falling: '高频占比较大的通道，注意力往往较低',
  },
  silent: (count) => (count === 0 ? '' : `另有 ${count} 个通道没有信号，在图上没有位置。`),
  averaged: (pictures) =>
    `每个通道的数先对 ${pictures} 张图片取平均；区间只反映通道抽样带来的不确定性，不反映换图片带来的变化。`,
  alone: (pictures, above, below, around) =>
    `若单看每张图片，Spearman 秩相关系数的区间在 ${pictures} 张中有 ${above} 张位于 0 以上，${below} 张位于 0 以下，${around} 张包含 0。`,
  sites: (extent, group, site) =>
    extent === 'block' ? `${site}，全部通道` : `组 ${group} 的每个残差块（如 ${site}），全部通道`,
};

export const atlasWords: Words<AtlasWords> = { en, zh };
