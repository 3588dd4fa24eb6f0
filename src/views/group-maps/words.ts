import type { Reference } from '../shared/against.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import type { Cell } from '../shared/cell.ts';
import { stillBelow } from './changed.ts';
import { shareWithin, type Order, type Quantity } from './maps.ts';

/** Everything the figure "Feature maps before and after each residual group" says. */
export interface GroupMapsWords {
  readonly group: string;
  readonly view: string;
  readonly quantity: Readonly<Record<Quantity, string>>;
  readonly scale: string;
  readonly commonScale: string;
  readonly ownScale: string;
  readonly sort: string;
  readonly order: Readonly<Record<Order, string>>;
  readonly gallery: (quantity: Quantity, group: number, count: number) => string;
  readonly tile: (quantity: Quantity, channel: number, marked: boolean) => string;
  readonly hint: string;
  /** Root mean squares of one channel, and its mean attention where known. */
  readonly numbers: (channel: number, rms: Readonly<Record<Quantity, number>>, attention?: number) => string;
  /** By how much the map that is shown has changed, as a root mean square. */
  readonly changed: (reference: Reference, rms: number) => string;
  /** Of a map, and of how many of them. */
  readonly still: string;
  readonly stoodStill: (count: number, of: number) => string;
  readonly pause: string;
  readonly bars: { readonly identity: string; readonly residual: string; readonly unit: string };
  readonly commonLegend: string;
  readonly ownLegend: string;
  readonly ownEnds: readonly [string, string];
  readonly enlarged: (channel: number) => string;
  readonly enlargedMap: (quantity: Quantity, channel: number) => string;
  readonly crosshairHint: string;
  readonly pinned: string;
  readonly place: (cell: Cell) => string;
  readonly close: string;
  readonly missing: (group: number) => string;
  readonly mismatch: string;
}

const en: GroupMapsWords = {
  group: 'Group',
  view: 'Show',
  quantity: { before: 'before', after: 'after', added: 'added' },
  scale: 'Colours',
  commonScale: 'common',
  ownScale: 'own per map',
  sort: 'Sort by',
  order: {
    channel: 'channel number',
    before: 'energy before',
    after: 'energy after',
    added: 'energy added',
    attention: 'mean attention',
  },
  gallery: (quantity, group, count) =>
    ({
      before: `${count} feature maps that enter group ${group}`,
      after: `${count} feature maps that leave group ${group}`,
      added: `${count} feature maps that group ${group} added`,
    })[quantity],
  tile: (quantity, channel, marked) =>
    `Channel ${channel}${marked ? ', marked' : ''}, ${en.quantity[quantity]}: enlarge`,
  hint: 'Point at a map for its numbers; click to enlarge it.',
  numbers: (channel, rms, attention) =>
    `Channel ${channel}: root mean square ${formatNumber(rms.before)} before, ${formatNumber(rms.after)} after, ${formatNumber(rms.added)} added` +
    (attention === undefined ? '' : `; mean attention ${attention.toFixed(3)}`),
  changed: (reference, rms) =>
    `${{ before: 'Changed since the run before by', plain: 'Changed by your edits by' }[reference]} ${formatNumber(rms)}.`,
  still: 'stood still',
  stoodStill: (count, of) =>
    `${count} of ${of} maps stood still (=): they changed by less than ${100 * stillBelow}%.`,
  pause: ', ',
  bars: {
    identity: 'before',
    residual: 'added',
    unit: '(root mean square)',
  },
  commonLegend: `all maps alike; ${100 * shareWithin}% of the values lie inside`,
  ownLegend: `each map to its own limit, within which ${100 * shareWithin}% of it lies`,
  ownEnds: ['−limit', '+limit'],
  enlarged: (channel) => `Channel ${channel}, enlarged`,
  enlargedMap: (quantity, channel) =>
    `Channel ${channel}, ${en.quantity[quantity]}: arrow keys move the crosshair`,
  crosshairHint: 'Point at a pixel, click to keep it.',
  pinned: 'kept',
  place: ({ x, y }) => `row ${y}, column ${x}`,
  close: 'Close',
  missing: (group) =>
    `The maps of group ${group} were not recorded in this run. Run the picture again with this group selected to see them.`,
  mismatch:
    'What enters and what leaves this group were recorded from different runs. Run the picture again.',
};

const zh: GroupMapsWords = {
  group: '残差组',
  view: '显示',
  quantity: { before: '之前', after: '之后', added: '新增' },
  scale: '色标',
  commonScale: '统一',
  ownScale: '各图独立',
  sort: '排序',
  order: {
    channel: '通道编号',
    before: '之前的能量',
    after: '之后的能量',
    added: '新增的能量',
    attention: '平均注意力',
  },
  gallery: (quantity, group, count) =>
    ({
      before: `进入组 ${group} 的 ${count} 张特征图`,
      after: `离开组 ${group} 的 ${count} 张特征图`,
      added: `组 ${group} 新增的 ${count} 张特征图`,
    })[quantity],
  tile: (quantity, channel, marked) =>
    `通道 ${channel}${marked ? '（已标记）' : ''}，${zh.quantity[quantity]}：放大`,
  hint: '指向一张特征图可读数，单击可放大。',
  numbers: (channel, rms, attention) =>
    `通道 ${channel}：均方根 之前 ${formatNumber(rms.before)}，之后 ${formatNumber(rms.after)}，新增 ${formatNumber(rms.added)}` +
    (attention === undefined ? '' : `；平均注意力 ${attention.toFixed(3)}`),
  changed: (reference, rms) =>
    `${{ before: '与改动前之差', plain: '与未修改时之差' }[reference]}的均方根为 ${formatNumber(rms)}。`,
  still: '没有变化',
  stoodStill: (count, of) => `${of} 张特征图中有 ${count} 张没有变化（=）：变化小于 ${100 * stillBelow}%。`,
  pause: '，',
  bars: {
    identity: '之前',
    residual: '新增',
    unit: '（均方根）',
  },
  commonLegend: `全部共用；${100 * shareWithin}% 的值在此范围内`,
  ownLegend: `每张特征图以自身为界，${100 * shareWithin}% 的数值在界内`,
  ownEnds: ['−界', '+界'],
  enlarged: (channel) => `通道 ${channel}（放大）`,
  enlargedMap: (quantity, channel) => `通道 ${channel}，${zh.quantity[quantity]}：用方向键移动十字线`,
  crosshairHint: '指向一个像素，单击可固定。',
  pinned: '已固定',
  place: ({ x, y }) => `第 ${y} 行，第 ${x} 列`,
  close: '关闭',
  missing: (group) => `这次运行没有记录组 ${group} 的特征图。选定该组后重新计算这张图片即可看到。`,
  mismatch: '该组的输入与输出来自不同的运行，请重新计算这张图片。',
};

export const groupMapsWords: Words<GroupMapsWords> = { en, zh };
