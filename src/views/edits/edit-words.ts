import type { RcanConfig } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { placeOf, pooled, tailInput, type Site } from '../../model/sites.ts';
import type { Words } from '../shared/look.ts';
import { formatNumber } from '../shared/number.ts';

/** Says what an edit does, where, in a phrase. */
type EditPhrase = (config: RcanConfig, edit: Edit) => string;

interface Phrases {
  readonly group: (g: number) => string;
  readonly block: (g: number, b: number) => string;
  readonly long: string;
  readonly attention: string;
  readonly pooled: string;
  readonly channels: (channels: readonly number[]) => string;
  readonly say: (what: What) => string;
}

/** An edit with its place and channels already in words. */
interface What {
  readonly edit: Edit;
  readonly place: string;
  readonly channels: string;
  readonly vector: string;
}

/** Where a site lies, for a reader: its group and block, the long skip, or its address. */
function placeIn(config: RcanConfig, site: Site, phrases: Phrases): string {
  const { group, block } = placeOf(config, site);
  if (group !== undefined) return block === undefined ? phrases.group(group) : phrases.block(group, block);
  return site === tailInput ? phrases.long : site;
}

function isPooled(config: RcanConfig, site: Site): boolean {
  const { group, block } = placeOf(config, site);
  return group !== undefined && block !== undefined && site === pooled(group, block);
}

const phraseIn =
  (phrases: Phrases): EditPhrase =>
  (config, edit) =>
    phrases.say({
      edit,
      place: placeIn(config, edit.site, phrases),
      channels: 'channels' in edit ? phrases.channels(edit.channels) : '',
      vector: isPooled(config, edit.site) ? phrases.pooled : phrases.attention,
    });

const percent = (value: number): string => `${formatNumber(100 * value, 0)}%`;
const number = (value: number): string => formatNumber(value, 4);
/** A weight or bias, which may be small: in four digits, wherever the point is. */
const parameter = (value: number): string => String(Number(value.toPrecision(4))).replaceAll('-', '−');

export const editPhrase: Words<EditPhrase> = {
  en: phraseIn({
    group: (g) => `group ${g}`,
    block: (g, b) => `group ${g}, block ${b}`,
    long: 'the long skip connection',
    attention: 'attention',
    pooled: 'pooled z',
    channels: (channels) => `${channels.length === 1 ? 'channel' : 'channels'} ${channels.join(', ')}`,
    say: ({ edit, place, channels, vector }) => {
      switch (edit.kind) {
        case 'mute':
          return `${place}: ${channels} muted`;
        case 'pass':
          return `${place}: ${channels} passed unchanged`;
        case 'solo':
          return `${place}: all muted but ${channels}`;
        case 'force':
          return `${place}: ${vector} of ${channels} set to ${number(edit.value)}`;
        case 'scale':
          return `${place}: ${vector} of ${channels} times ${number(edit.value)}`;
        case 'transplant':
          return `${place}: ${vector} taken from another run`;
        case 'mean':
          return `${place}: ${vector} replaced by its mean over a set of pictures`;
        case 'identity':
          return `${place}: attention left out, every channel passed unchanged`;
        case 'gate':
          return edit.site === tailInput
            ? `${place} open to ${percent(edit.value)}`
            : `skip connection of ${place} open to ${percent(edit.value)}`;
        case 'zero-channels':
          return `${edit.site}: ${edit.side} ${channels} set to zero`;
        case 'set-weight':
          return `${edit.site}: weight [${edit.index.join(', ')}] set to ${parameter(edit.value)}`;
        case 'set-bias':
          return `${edit.site}: bias of ${channels} set to ${parameter(edit.value)}`;
      }
    },
  }),
  zh: phraseIn({
    group: (g) => `组 ${g}`,
    block: (g, b) => `组 ${g} 块 ${b}`,
    long: '长跳跃连接',
    attention: '注意力',
    pooled: '池化向量 z ',
    channels: (channels) => `通道 ${channels.join('、')}`,
    say: ({ edit, place, channels, vector }) => {
      switch (edit.kind) {
        case 'mute':
          return `${place}：${channels} 静音`;
        case 'pass':
          return `${place}：${channels} 原样通过`;
        case 'solo':
          return `${place}：仅保留${channels}，其余静音`;
        case 'force':
          return `${place}：${channels} 的${vector}设为 ${number(edit.value)}`;
        case 'scale':
          return `${place}：${channels} 的${vector}乘以 ${number(edit.value)}`;
        case 'transplant':
          return `${place}：${vector}取自另一次运行`;
        case 'mean':
          return `${place}：${vector}换成一组图片上的平均值`;
        case 'identity':
          return `${place}：去掉注意力，各通道原样通过`;
        case 'gate':
          return edit.site === tailInput
            ? `${place}开到 ${percent(edit.value)}`
            : `${place} 的跳跃连接开到 ${percent(edit.value)}`;
        case 'zero-channels':
          return `${edit.site}：${edit.side === 'input' ? '输入' : '输出'}${channels} 置零`;
        case 'set-weight':
          return `${edit.site}：权重 [${edit.index.join(', ')}] 设为 ${parameter(edit.value)}`;
        case 'set-bias':
          return `${edit.site}：${channels} 的偏置设为 ${parameter(edit.value)}`;
      }
    },
  }),
};
