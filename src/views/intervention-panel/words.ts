import { againstWords } from '../shared/against-words.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { outputName } from '../shared/output-name.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';
import type { VectorChange } from '../edits/change-edits.ts';
import type { Convolution, Extent, Gain } from './settings.ts';
import type { Suggestion } from './suggestions.ts';

/** Everything the figure "Intervention panel" says. */
export interface InterventionWords {
  readonly extent: string;
  readonly extents: (group: number) => Readonly<Record<Extent, string>>;
  readonly vectors: Readonly<Record<VectorChange['kind'], string>>;
  readonly vectorHints: Readonly<Record<VectorChange['kind'], string>>;
  readonly keep: string;
  readonly kept: (picture: string) => string;
  readonly keepFirst: string;
  readonly averaging: (done: number, of: number) => string;
  readonly stop: string;
  readonly failed: (why: string) => string;
  readonly channel: string;
  readonly scale: string;
  readonly zero: (channel: number) => string;
  readonly zeroUnit: (unit: number) => string;
  /** Where no hidden unit has the number of the selected channel. */
  readonly noUnit: (last: number) => string;
  readonly convolution: string;
  readonly convolutions: Readonly<Record<Convolution, string>>;
  readonly edits: (count: number) => string;
  readonly many: (kind: VectorChange['kind'], blocks: number) => string;
  readonly remove: (phrase: string) => string;
  readonly undo: string;
  readonly redo: string;
  readonly reset: string;
  /** Of what is edited, and between two of these. */
  readonly list: string;
  readonly between: string;
  /** Of the tools for blocks and channels. */
  readonly own: string;
  readonly more: string;
  readonly try: string;
  readonly none: string;
  readonly suggestions: (place: ChannelPlace) => Readonly<Record<Suggestion, string>>;
  readonly plain: string;
  readonly edited: string;
  readonly difference: string;
  readonly gain: string;
  readonly gains: Readonly<Record<Gain, string>>;
  /** Of the colours of a difference, and by how much it is amplified. */
  readonly levels: (factor: number) => string;
  readonly pixel: (x: number, y: number, difference: number) => string;
  readonly noTruth: string;
  readonly size: (largest: number, mean: number) => string;
  readonly same: string;
  readonly plot: string;
  readonly curves: Readonly<Record<'plain' | 'difference', string>>;
  readonly sites: string;
}

const level = (value: number): string => formatNumber(value, 2);

const en: InterventionWords = {
  extent: 'Attention of',
  extents: (group) => ({ block: 'this block', group: `group ${group}`, network: 'all blocks' }),
  vectors: {
    identity: 'Left out (s = 1)',
    mean: 'Mean over the test cards',
    transplant: 'Transplant it',
  },
  vectorHints: {
    identity: 'Every channel passes unchanged',
    mean: 'The same factors for every picture: the mean over all test cards, computed at the first use',
    transplant: 'The factors that the network found for another picture',
  },
  keep: 'Keep this attention',
  kept: (picture) => `Kept: ${picture}`,
  keepFirst: 'Keep it, change the picture in the bar, then transplant it.',
  averaging: (done, of) => `Test cards: ${done} of ${of}`,
  stop: 'Stop',
  failed: (why) => `The mean could not be computed. ${why}`,
  channel: 'Channel',
  scale: 'Multiply s by',
  zero: (channel) => `Zero channel ${channel} of`,
  zeroUnit: (unit) => `Zero hidden unit ${unit} of`,
  noUnit: (last) => `The hidden units are 0 to ${last}: choose one of them as the channel.`,
  convolution: 'Convolution',
  convolutions: {
    first: 'the first convolution',
    second: 'the second convolution',
    squeeze: 'W_D, in the attention',
    closing: 'the group’s last one',
  },
  edits: (count) => (count === 0 ? 'No edits' : count === 1 ? '1 edit' : `${count} edits`),
  many: (kind, blocks) =>
    ({
      identity: `${blocks} blocks: attention left out, every channel passed unchanged`,
      mean: `${blocks} blocks: attention replaced by its mean over a set of pictures`,
      transplant: `${blocks} blocks: attention taken from another run`,
    })[kind],
  remove: (phrase) => `Remove: ${phrase}`,
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Reset',
  list: 'Edits',
  between: '; ',
  own: 'Change a block or channel',
  more: 'Colours and spectrum of the difference',
  try: 'Try',
  none: 'Nothing is changed yet.',
  suggestions: ({ group, block, channel }) => ({
    'long-skip': 'Shut the long skip connection',
    'group-skip': `Shut group ${group}’s skip connection`,
    'no-attention': 'Leave out all attention',
    'mute-channel': `Mute channel ${channel} of group ${group}, block ${block}`,
  }),
  plain: outputName('en', false),
  edited: outputName('en', true),
  difference: 'Difference',
  gain: 'Amplified',
  gains: { auto: 'to its largest', 1: '×1', 4: '×4', 16: '×16' },
  levels: (factor) => `levels of luma, ${againstWords.en.amplified(factor)}`,
  pixel: (x, y, difference) => `Pixel (${x}, ${y}): ${level(difference)} levels`,
  noTruth: 'The original is not known, so there are no decibels.',
  size: (largest, mean) => `Largest difference ${level(largest)} levels, mean ${level(mean)}.`,
  same: 'After rounding to 8 bits both pictures are the same.',
  plot: 'Radial power of the plain output and of the difference',
  curves: { plain: 'plain output', difference: 'difference' },
  sites: 'the output, luma',
};

const zh: InterventionWords = {
  extent: '注意力',
  extents: (group) => ({ block: '这个残差块', group: `组 ${group}`, network: '所有残差块' }),
  vectors: { identity: '去掉（s = 1）', mean: '换成测试图的平均', transplant: '移植' },
  vectorHints: {
    identity: '各通道原样通过',
    mean: '不论什么图片都用同一组系数：全部测试图上的平均值，第一次用到时计算',
    transplant: '用网络为另一张图片算出的系数',
  },
  keep: '保留当前的注意力',
  kept: (picture) => `已保留：${picture}`,
  keepFirst: '先保留，再到顶部换一张图片，然后移植。',
  averaging: (done, of) => `测试图：已算 ${done} / ${of}`,
  stop: '停止',
  failed: (why) => `平均值没有算成。${why}`,
  channel: '通道',
  scale: 's 乘以',
  zero: (channel) => `将通道 ${channel} 置零：`,
  zeroUnit: (unit) => `将隐藏单元 ${unit} 置零：`,
  noUnit: (last) => `隐藏单元只有 0 到 ${last}：请把通道设为其中之一。`,
  convolution: '卷积',
  convolutions: {
    first: '第一个卷积',
    second: '第二个卷积',
    squeeze: '注意力中的 W_D',
    closing: '组末尾的卷积',
  },
  edits: (count) => (count === 0 ? '没有修改' : `${count} 处修改`),
  many: (kind, blocks) =>
    ({
      identity: `${blocks} 个残差块：去掉注意力，各通道原样通过`,
      mean: `${blocks} 个残差块：注意力换成一组图片上的平均值`,
      transplant: `${blocks} 个残差块：注意力取自另一次运行`,
    })[kind],
  remove: (phrase) => `删除：${phrase}`,
  undo: '撤销',
  redo: '重做',
  reset: '全部还原',
  list: '修改',
  between: '；',
  own: '修改残差块或通道',
  more: '差值的配色与频谱',
  try: '试试',
  none: '还没有修改。',
  suggestions: ({ group, block, channel }) => ({
    'long-skip': '关上长跳跃连接',
    'group-skip': `关上组 ${group} 的跳跃连接`,
    'no-attention': '去掉全部注意力',
    'mute-channel': `让组 ${group} 块 ${block} 的通道 ${channel} 静音`,
  }),
  plain: outputName('zh', false),
  edited: outputName('zh', true),
  difference: '差值',
  gain: '放大',
  gains: { auto: '按最大值', 1: '×1', 4: '×4', 16: '×16' },
  levels: (factor) => `亮度的级，${againstWords.zh.amplified(factor)}`,
  pixel: (x, y, difference) => `像素 (${x}, ${y})：${level(difference)} 级`,
  noTruth: '没有原图，因此没有 PSNR。',
  size: (largest, mean) => `差值最大 ${level(largest)} 级，全图平均 ${level(mean)} 级。`,
  same: '取整到 8 位之后，两张图片完全相同。',
  plot: '原来的输出与差值的径向功率',
  curves: { plain: '原来的输出', difference: '差值' },
  sites: '输出的亮度',
};

export const interventionWords: Words<InterventionWords> = { en, zh };
