import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';

interface ChannelToolsWords {
  /** Names the group of tools. */
  readonly tools: (vector: 's' | 'z', channel: number) => string;
  /** Before the choice of what is done to a factor. */
  readonly factorOf: (channel: number) => string;
  /** Nothing is done to it. */
  readonly plain: string;
  readonly mute: string;
  readonly pass: string;
  readonly solo: string;
  readonly takeBack: string;
  readonly setTo: (vector: 's' | 'z', channel: number) => string;
  readonly without: (value: number) => string;
}

export const channelToolsWords: Words<ChannelToolsWords> = {
  en: {
    tools: (vector, channel) =>
      `${vector === 's' ? 'Attention' : 'Pooled mean'} of channel ${channel}, by hand`,
    factorOf: (channel) => `Channel ${channel}`,
    plain: 'as it is',
    mute: 'mute',
    pass: 'pass',
    solo: 'solo',
    takeBack: 'Take back',
    setTo: (vector, channel) => `Set ${vector} of channel ${channel}`,
    without: (value) => `without edits ${formatNumber(value, 4)}`,
  },
  zh: {
    tools: (vector, channel) => `手动设定通道 ${channel} 的${vector === 's' ? '注意力' : '池化值'}`,
    factorOf: (channel) => `通道 ${channel}`,
    plain: '不改',
    mute: '静音',
    pass: '原样通过',
    solo: '仅此通道',
    takeBack: '删除',
    setTo: (vector, channel) => `设定通道 ${channel} 的 ${vector}`,
    without: (value) => `未修改时 ${formatNumber(value, 4)}`,
  },
};
