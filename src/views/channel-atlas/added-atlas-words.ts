import type { Finding } from '../../analysis/finding.ts';
import {
  addedValue,
  type AddedMeasure,
  type AddedPoint,
  type FactorChoice,
} from '../channel-points/added.ts';
import { addedWords } from '../channel-points/added-words.ts';
import type { Tendency } from '../channel-points/words.ts';
import { formatPower } from '../frequency/power.ts';
import type { Words } from '../shared/look.ts';
import type { AtlasMeasure } from './settings.ts';

/** What the atlas says of what channels add to the output. */
export interface AddedAtlasWords {
  readonly measure: string;
  readonly measures: Readonly<Record<AtlasMeasure, string>>;
  readonly factor: string;
  readonly factors: Readonly<Record<FactorChoice, string>>;
  /** What area and full colour mean; `block` is absent when all points are of one. */
  readonly key: (largest: number, block: number | undefined) => string;
  readonly numbers: (point: AddedPoint) => string;
  readonly columns: readonly [string, string, string, string];
  readonly sample: (
    points: number,
    group: number,
    block: number | undefined,
    measure: AddedMeasure,
    cutoff: number,
  ) => string;
  /** Before what is said with the factor, and without it. */
  readonly asRead: Readonly<Record<FactorChoice, string>>;
  readonly tendency: (measure: AddedMeasure, factor: FactorChoice) => Tendency;
  /** Where both findings are the same, and where they are not. */
  readonly agree: Readonly<Record<Finding, string>>;
  readonly differ: string;
  /** Said of a share. */
  readonly sameShare: string;
  /** Of channels whose s is 0. */
  readonly unweighted: (count: number) => string;
}

const atOne = (point: AddedPoint, measure: 'energy' | 'high'): string =>
  formatPower(addedValue(point, measure, 'without'));

const en: AddedAtlasWords = {
  measure: 'Against s',
  measures: {
    map: 'share of the map',
    energy: 'energy it adds',
    high: 'high-frequency energy it adds',
    share: 'share of what it adds',
  },
  factor: 'Factor s',
  factors: { with: 'as it is added', without: 'divided out' },
  key: (largest, block) =>
    `Area: energy of what the channel adds, ${formatPower(largest)} levels² for the largest.${block === undefined ? '' : ` In full colour: block ${block}.`}`,
  numbers: (point) =>
    `Block ${point.block}, channel ${point.channel}: s ${point.attention.toFixed(3)}, ${addedWords.en.value(point)}${point.attention === 0 ? '' : `; at s = 1 it would add ${atOne(point, 'energy')} and ${atOne(point, 'high')}`}`,
  columns: ['Channel', 'Share', 's', 'Energy, levels²'],
  sample: (points, group, block, measure, cutoff) =>
    `Over ${points} channels of ${block === undefined ? `group ${group}` : `block ${block} of group ${group}`}, attention s against the ${addedWords.en.measures[measure]} of what each adds to the picture${measure === 'energy' ? '' : `, above ${cutoff.toFixed(2)} cycles/pixel of the output`}.`,
  asRead: {
    with: 'With the factor s, as it is added:',
    without: 'With s divided out, as each map would add it at s = 1:',
  },
  tendency: (measure, factor) => {
    const more = {
      with: {
        energy: 'channels that add more',
        high: 'channels that add more above the cut-off',
        share: 'channels of whose part more lies above the cut-off',
      },
      without: {
        energy: 'channels whose maps would add more',
        high: 'channels whose maps would add more above the cut-off',
        share: '',
      },
    }[factor][measure];
    return {
      rising: `${more} tend to have the higher attention`,
      falling: `${more} tend to have the lower attention`,
    };
  },
  agree: {
    rising: 'Both come to the same: attention is higher also where the map itself would add more.',
    falling: 'Both come to the same: attention is lower where the map itself would add more.',
    untold: 'Both come to the same: neither way can a relation be told.',
    divided: '',
    none: '',
  },
  differ:
    'The two differ. As s is a factor of what is added, a channel with a large s adds more for that alone; whether attention prefers channels that have more to add is what the second number says.',
  sameShare: 'A share is the same with and without s, as s multiplies all frequencies alike.',
  unweighted: (count) =>
    count === 0
      ? ''
      : `${count === 1 ? '1 channel with s = 0 is' : `${count} channels with s = 0 are`} left out where s is divided out.`,
};

const zh: AddedAtlasWords = {
  measure: '与 s 对照',
  measures: {
    map: '特征图的高频占比',
    energy: '所加的能量',
    high: '所加的高频能量',
    share: '所加内容的高频占比',
  },
  factor: '系数 s',
  factors: { with: '含 s', without: '除去 s' },
  key: (largest, block) =>
    `面积：通道所加内容的能量，最大的点为 ${formatPower(largest)} 级²。${block === undefined ? '' : `实色：块 ${block}。`}`,
  numbers: (point) =>
    `块 ${point.block} 的通道 ${point.channel}：s 为 ${point.attention.toFixed(3)}，${addedWords.zh.value(point)}${point.attention === 0 ? '' : `；若 s = 1，则分别为 ${atOne(point, 'energy')} 和 ${atOne(point, 'high')} 级`}`,
  columns: ['通道', '占比', 's', '能量（级²）'],
  sample: (points, group, block, measure, cutoff) =>
    `组 ${group} ${block === undefined ? '' : `的块 ${block} `}共 ${points} 个通道，注意力 s 与每个通道给图片所加内容的${addedWords.zh.measures[measure]}相比${measure === 'energy' ? '' : `，截止频率为输出上的 ${cutoff.toFixed(2)} 周期/像素`}。`,
  asRead: { with: '含系数 s，即实际所加：', without: '除去 s，即 s = 1 时各特征图所加：' },
  tendency: (measure, factor) => {
    const more = {
      with: {
        energy: '加得多的通道',
        high: '在截止频率以上加得多的通道',
        share: '所加内容高频占比大的通道',
      },
      without: {
        energy: '特征图本身会加得多的通道',
        high: '特征图本身在截止频率以上会加得多的通道',
        share: '',
      },
    }[factor][measure];
    return { rising: `${more}往往得到较高的注意力`, falling: `${more}往往得到较低的注意力` };
  },
  agree: {
    rising: '两者一致：特征图本身会加得多的地方，注意力也较高。',
    falling: '两者一致：特征图本身会加得多的地方，注意力较低。',
    untold: '两者一致：都看不出有关系。',
    divided: '',
    none: '',
  },
  differ:
    '两者不同。s 是所加内容的一个系数，s 大的通道单凭这一点就加得多；注意力是否偏向本来就能多加的通道，要看第二个数。',
  sameShare: '占比与 s 无关：所有频率都乘以同一个 s。',
  unweighted: (count) => (count === 0 ? '' : `除去 s 时，略去 ${count} 个 s = 0 的通道。`),
};

export const addedAtlasWords: Words<AddedAtlasWords> = { en, zh };
