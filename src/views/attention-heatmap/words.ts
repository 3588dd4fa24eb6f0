import type { AddedMeasure } from '../channel-points/added.ts';
import type { ChannelMark } from '../edits/channel-marks.ts';
import type { Reference } from '../shared/against.ts';
import { formatChange } from '../shared/change.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';
import { stillBelow } from './changes.ts';
import type { BlockRow } from './rows.ts';

/** Four decimals: an attention as it is read in the heat map. */
export const decimals = (value: number): string => formatNumber(value, 4);

export interface HeatmapWords {
  readonly grid: string;
  readonly group: string;
  readonly groupShort: string;
  readonly channel: string;
  readonly sort: string;
  readonly byNumber: string;
  byBlock(row: BlockRow): string;
  readonly byAdded: string;
  /** What colour stands for, and what it is where that is not attention. */
  readonly colour: string;
  readonly added: string;
  /** Which number of what a channel adds. */
  readonly measure: string;
  readonly addedLegend: Readonly<Record<AddedMeasure, string>>;
  readonly scale: string;
  readonly full: string;
  readonly found: string;
  readonly numbers: string;
  readonly legend: string;
  /** What colour stands for where the map is laid against another run. */
  readonly change: Readonly<Record<Reference, string>>;
  /** Between two parts of a legend. */
  readonly pause: string;
  /** A factor in that run, and by how much it has changed since. */
  before(reference: Reference, value: number, change: number): string;
  /** In how many blocks no factor changed. */
  still(count: number, of: number): string;
  readonly spread: string;
  readonly hint: string;
  readonly noneYet: string;
  place(row: BlockRow, channel: number): string;
  value(row: BlockRow, channel: number): string;
  summary(row: BlockRow): string;
  tableOf(row: BlockRow): string;
  tableMissing(row: BlockRow): string;
  readonly firstChannel: string;
  /** What the reader did to a channel. */
  readonly edited: Readonly<Record<ChannelMark, string>>;
  /** What to do for the factor of a cell to be changed. */
  readonly toEdit: string;
  readonly marked: string;
}

export const heatmapWords: Words<HeatmapWords> = {
  en: {
    grid: 'Channel attention: rows are blocks, columns are channels. Arrow keys select, Escape lets go.',
    group: 'group',
    groupShort: 'gr.',
    channel: 'channel',
    sort: 'Columns',
    byNumber: 'by number',
    byAdded: 'by what it adds',
    colour: 'Colour by',
    added: 'what it adds to the picture',
    measure: 'What it adds',
    addedLegend: {
      energy: 'adds, levels (root mean square)',
      high: 'adds above the cut-off, levels (root mean square)',
      share: 'share above the cut-off of what it adds',
    },
    byBlock: (row) => `by group ${row.group}, block ${row.block}`,
    scale: 'Colours',
    full: '0 to 1',
    found: 'range found',
    numbers: 'As numbers',
    legend: 'attention s',
    change: { before: 's − s before', plain: 's − s unedited' },
    pause: ', ',
    before: (reference, value, change) =>
      `${{ before: 'before', plain: 'unedited' }[reference]} ${decimals(value)} (${formatChange(change, 4)})`,
    still: (count, of) => `${count} of ${of} blocks stood still: largest change under ${stillBelow}.`,
    spread: 'mean, middle 80%',
    hint: 'No cell is selected.',
    noneYet: 'hatched: not computed yet',
    place: (row, channel) => `group ${row.group}, block ${row.block}, channel ${channel}`,
    value: (row, channel) =>
      row.values ? `s = ${decimals(row.values[channel] ?? 0)}` : 'this block is not computed yet',
    summary: (row) =>
      row.summary
        ? `mean of the block ${decimals(row.summary.mean)}, middle 80% from ${decimals(row.summary.low)} to ${decimals(row.summary.high)}`
        : '',
    tableOf: (row) => `Attention of group ${row.group}, block ${row.block}`,
    tableMissing: (row) => `Group ${row.group}, block ${row.block} is not computed yet.`,
    firstChannel: 'Channel',
    edited: {
      mute: 'muted',
      pass: 'passed unchanged',
      force: 'set by hand',
      scale: 'scaled by hand',
      solo: 'solo',
      silenced: 'muted by a solo',
      replaced: 'replaced',
    },
    toEdit: 'Select a cell to change its factor.',
    marked: 'marked',
  },
  zh: {
    grid: '通道注意力：行是残差块，列是通道。方向键选中，Esc 取消。',
    group: '组',
    groupShort: '组',
    channel: '通道',
    sort: '列的顺序',
    byNumber: '按编号',
    byAdded: '按它所加的内容',
    colour: '颜色表示',
    added: '给图片加的内容',
    measure: '所加内容',
    addedLegend: {
      energy: '所加内容的均方根（级）',
      high: '所加内容在截止频率以上的均方根（级）',
      share: '所加内容在截止频率以上的占比',
    },
    byBlock: (row) => `按组 ${row.group} 块 ${row.block}`,
    scale: '色标',
    full: '0 到 1',
    found: '实际范围',
    numbers: '显示数值',
    legend: '注意力 s',
    change: { before: 's 与改动前之差', plain: 's 与未修改时之差' },
    pause: '，',
    before: (reference, value, change) =>
      `${{ before: '改动前', plain: '未修改时' }[reference]} ${decimals(value)}（${formatChange(change, 4)}）`,
    still: (count, of) => `${of} 个残差块中有 ${count} 个没有变化：最大变化小于 ${stillBelow}。`,
    spread: '均值与中间 80%',
    hint: '没有选中格子。',
    noneYet: '斜线：尚未算出',
    place: (row, channel) => `组 ${row.group}，块 ${row.block}，通道 ${channel}`,
    value: (row, channel) =>
      row.values ? `s = ${decimals(row.values[channel] ?? 0)}` : '这个残差块尚未算出',
    summary: (row) =>
      row.summary
        ? `均值 ${decimals(row.summary.mean)}，中间 80%：${decimals(row.summary.low)} 至 ${decimals(row.summary.high)}`
        : '',
    tableOf: (row) => `组 ${row.group} 块 ${row.block} 的注意力`,
    tableMissing: (row) => `组 ${row.group} 块 ${row.block} 尚未算出。`,
    firstChannel: '通道',
    edited: {
      mute: '已静音',
      pass: '原样通过',
      force: '手动设定',
      scale: '手动缩放',
      solo: '仅此通道',
      silenced: '因“仅此通道”而静音',
      replaced: '已替换',
    },
    toEdit: '选中一个格子，就能修改它的系数。',
    marked: '已标记',
  },
};
