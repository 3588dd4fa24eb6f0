import type { CostKind } from '../../analysis/channel-cost.ts';
import { channelPointWords, type ChannelPointWords, type Tendency } from '../channel-points/words.ts';
import { formatShare } from '../frequency/power.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';
import type { Words } from '../shared/look.ts';
import { spaced } from '../shared/spaced.ts';
import { formatNumber } from '../shared/number.ts';
import { sweepWords, type SweepWords } from '../shared/sweep.ts';
import type { Against, SweepExtent } from './settings.ts';
import type { CostPoint } from './costs.ts';

/** Everything the figure "What does each channel cost?" says. */
export interface CostWords extends SweepWords, ChannelPointWords {
  readonly extent: string;
  readonly extents: Readonly<Record<SweepExtent, string>>;
  readonly inTiles: string;
  /** Said on paper while there are no costs. */
  readonly unmeasured: string;
  /** Said of costs that are not of what the page shows. */
  readonly stale: string;
  readonly by: string;
  readonly kinds: Readonly<Record<CostKind, string>>;
  readonly noTruth: string;
  readonly against: string;
  readonly againsts: Readonly<Record<Against, string>>;
  readonly costAxis: Readonly<Record<CostKind, string>>;
  readonly plot: string;
  readonly key: (largest: string) => string;
  readonly ranking: string;
  /** What the numbers of `channelName` count. */
  readonly places: Readonly<Record<SweepExtent, string>>;
  /** Of the ranking, behind a channel's place: both costs, attention, share. */
  readonly columns: readonly [string, string, string, string];
  readonly numbers: (point: CostPoint) => string;
  readonly select: (place: ChannelPlace) => string;
  readonly showAll: (channels: number) => string;
  /** Of which channels the correlations are, and what is correlated. */
  readonly sample: (
    points: number,
    blocks: number,
    kind: CostKind,
    against: Against,
    cutoff: number,
  ) => string;
  readonly tendency: Readonly<Record<Against, Tendency>>;
  /** Before what is found within blocks. */
  readonly withinBlocks: string;
  readonly better: (better: number, of: number) => string;
  readonly muting: string;
  readonly sites: (extent: SweepExtent, site: string) => string;
}

/** A channel among those of a block, of a group or of all: as much of its place as tells it from the others. */
export const channelName = ({ group, block, channel }: ChannelPlace, extent: SweepExtent): string =>
  ({ block: [channel], group: [block, channel], all: [group, block, channel] })[extent].join(' · ');

/** A cost as it is read: dB, or a part in per cent; a dash where there is none. */
export const formatCost = (kind: CostKind, { [kind]: cost }: Pick<CostPoint, CostKind>): string =>
  Number.isFinite(cost) ? (kind === 'psnr' ? formatNumber(cost, 4) : formatNumber(100 * cost)) : '–';

const en: CostWords = {
  ...sweepWords.en,
  ...channelPointWords.en,
  extent: 'Mute the channels of',
  extents: { block: 'this block', group: 'the whole group', all: 'all blocks' },
  start: (channels) => `Mute ${channels} channels in turn`,
  progress: (done, total, seconds) => `${done} of ${total} channels${sweepWords.en.left(seconds)}`,
  cancelled: (done, total) => `Cancelled after ${done} of ${total} channels.`,
  done: (total) => `All ${total} channels have been muted.`,
  inTiles: 'Channels are not muted one by one in a picture that goes through in tiles. Choose a part of it.',
  unmeasured: 'Nothing has been measured yet.',
  stale:
    'The picture, the network, its edits, the window or the mean has changed since: these costs are of the run before.',
  by: 'Rank by',
  kinds: { psnr: 'PSNR lost', high: 'high-frequency energy lost' },
  noTruth: 'There is no original of this picture, so no PSNR to lose.',
  against: 'Against',
  againsts: { attention: 'attention', share: 'high-frequency share' },
  costAxis: { psnr: 'PSNR lost, dB', high: 'high-frequency energy lost, %' },
  plot: 'Channels by what they cost',
  key: (largest) => `Area: energy of the channel as it goes into its attention, ${largest} for the largest.`,
  ranking: 'Channels, the most costly first',
  places: { block: 'Channel', group: 'Block · channel', all: 'Group · block · channel' },
  columns: ['PSNR lost, dB', 'High freq. lost, %', 's', 'Share'],
  numbers: (point) =>
    `Group ${point.group}, block ${point.block}, channel ${point.channel}: PSNR lost ${formatCost('psnr', point)} dB, high-frequency energy lost ${formatCost('high', point)}%, s ${point.attention.toFixed(3)}, share above the cut-off ${formatShare(point.share)}`,
  select: ({ group, block, channel }) => `Select channel ${channel} of block ${block} of group ${group}`,
  showAll: (channels) => `Show all ${channels}`,
  sample: (points, blocks, kind, against, cutoff) =>
    `Over ${points} channels of ${blocks === 1 ? '1 block' : `${blocks} blocks`}, ${en.kinds[kind]} against ${en.againsts[against]}, the cut-off at ${cutoff.toFixed(2)} cycles/pixel:`,
  tendency: {
    attention: {
      rising: 'channels with the higher attention tend to cost more',
      falling: 'channels with the higher attention tend to cost less',
    },
    share: {
      rising: 'channels with more of their energy above the cut-off tend to cost more',
      falling: 'channels with more of their energy above the cut-off tend to cost less',
    },
  },
  withinBlocks: 'With each block’s mean taken off both, so that blocks which differ as wholes do not count:',
  better: (better, of) => `Without ${better} of these ${of} channels, taken one at a time, PSNR is higher.`,
  muting:
    'To mute a channel takes away s times its map, so one with a large s has more to lose: that cost goes with attention would not mean that attention knows what a channel is worth.',
  sites: (extent, site) =>
    `${site}${extent === 'block' ? '' : extent === 'group' ? ' and the other blocks of its group' : ' and all other blocks'}, shares on what goes into it, energy lost on the output’s luma`,
};

const zh: CostWords = {
  ...sweepWords.zh,
  ...channelPointWords.zh,
  extent: '静音的范围',
  extents: { block: '这个残差块', group: '整个组', all: '所有残差块' },
  start: (channels) => `逐个静音 ${channels} 个通道`,
  progress: (done, total, seconds) => `第 ${done} 个，共 ${total} 个通道${sweepWords.zh.left(seconds)}`,
  cancelled: (done, total) => `已取消，共 ${total} 个通道，做完了 ${done} 个。`,
  done: (total) => `${total} 个通道都已静音过一遍。`,
  inTiles: '分块计算的图片，不逐个静音通道。请选取其中一部分。',
  unmeasured: '尚未测量。',
  stale: '在此之后，图片、网络、修改、窗函数或均值的处理有了变化：这里的损失属于先前那次计算。',
  by: '排序依据',
  kinds: { psnr: 'PSNR 的下降', high: '失去的高频能量' },
  noTruth: '这张图片没有原图，因此没有 PSNR。',
  against: '对照',
  againsts: { attention: '注意力', share: '高频占比' },
  costAxis: { psnr: 'PSNR 的下降（dB）', high: '失去的高频能量（%）' },
  plot: '按损失排布的通道',
  key: (largest) => `面积：通道进入注意力之前的能量，最大的点为 ${largest}。`,
  ranking: '通道，损失大的在前',
  places: { block: '通道', group: '块 · 通道', all: '组 · 块 · 通道' },
  columns: ['PSNR 下降（dB）', '高频损失（%）', 's', '占比'],
  numbers: (point) =>
    `组 ${point.group} 块 ${point.block} 的通道 ${point.channel}：PSNR 下降 ${formatCost('psnr', point)} dB，失去高频能量 ${formatCost('high', point)}%，s 为 ${point.attention.toFixed(3)}，截止频率以上的占比 ${formatShare(point.share)}`,
  select: ({ group, block, channel }) => `选中组 ${group} 块 ${block} 的通道 ${channel}`,
  showAll: (channels) => `显示全部 ${channels} 个`,
  sample: (points, blocks, kind, against, cutoff) =>
    `${blocks} 个残差块共 ${points} 个通道，${zh.kinds[kind]}与${zh.againsts[against]}相比，截止频率为 ${cutoff.toFixed(2)} 周期/像素：`,
  tendency: {
    attention: {
      rising: '注意力较高的通道，去掉后的损失往往较大',
      falling: '注意力较高的通道，去掉后的损失往往较小',
    },
    share: {
      rising: '高频占比较大的通道，去掉后的损失往往较大',
      falling: '高频占比较大的通道，去掉后的损失往往较小',
    },
  },
  withinBlocks: '两者都减去各残差块的均值，排除残差块之间的差别：',
  better: (better, of) => `这 ${of} 个通道中，有 ${better} 个在单独去掉后 PSNR 反而升高。`,
  muting:
    '让通道静音，去掉的是 s 乘以它的特征图，s 大的通道本来就失去得多：损失与注意力相关，并不说明注意力反映了通道的重要性。',
  sites: (extent, site) =>
    spaced(
      `${site}${extent === 'block' ? '' : extent === 'group' ? '及同组的其他残差块' : '及其他所有残差块'}；占比取自它的输入，失去的能量取自输出的亮度`,
    ),
};

export const costWords: Words<CostWords> = { en, zh };
