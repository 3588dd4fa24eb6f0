import type { RcanConfig } from '../../model/config.ts';
import { subMean, type SitePlace } from '../../model/sites.ts';
import { formatCount } from '../shared/count.ts';
import type { Locale, Words } from '../shared/look.ts';
import { outputLines } from '../shared/output-name.ts';
import type { GraphNode, NodeKind } from './graph.ts';
import type { Level } from './levels.ts';
import type { Role } from './roles.ts';

interface ArchitectureWords {
  /** One or two lines inside a node of the network, which may have the reader's edits. */
  readonly inside: (node: GraphNode, isEdited: boolean) => readonly string[];
  readonly roles: Readonly<Record<Role, string>>;
  readonly legend: { readonly residual: string; readonly identity: string; readonly attention: string };
  readonly network: (config: RcanConfig, parameters: number) => string;
  /** `shape`: what all of its edges carry. */
  readonly groupHeading: (group: number, of: number, shape: string) => string;
  readonly blockHeading: (block: number, of: number) => string;
  /** Chooses what of the network is shown, where not all of it has room. */
  readonly level: string;
  readonly levels: (group: number, block: number) => Readonly<Record<Level, string>>;
  readonly graphs: { readonly network: string; readonly group: string; readonly block: string };
  readonly parameters: (count: number) => string;
  readonly multiplyAdds: (count: number) => string;
  readonly node: (role: string, site: string, shape: string) => string;
  /** The gate of the skip connection round a block, a group or, at no place in them, the body. */
  readonly gate: (place: SitePlace) => string;
  /** How far a gate is open, and what to do with it. */
  readonly gateOpen: (value: number) => string;
}

type Plain = Exclude<NodeKind, 'picture' | 'shuffle' | 'group' | 'block' | 'shift'>;

const symbols = {
  product: '×',
  sum: '+',
  sigmoid: 'σ',
  squeeze: 'W_D',
  excite: 'W_U',
  relu: 'ReLU',
} as const;

/** The lines inside a node, from the few words that differ between the languages. */
function insides(locale: Locale, names: { conv: string; pool: string; shuffle: string; mean: string }) {
  const plain: Readonly<Record<Plain, string>> = { ...symbols, conv: names.conv, pool: names.pool };
  return (node: GraphNode, isEdited: boolean): readonly string[] => {
    switch (node.kind) {
      case 'picture':
        return node.picture === 'lr' ? ['LR'] : outputLines(locale, isEdited);
      case 'shift':
        return [`${node.site === subMean ? '−' : '+'}${names.mean}`];
      case 'shuffle':
        return [names.shuffle, `×${node.factor}`];
      case 'group':
      case 'block':
        return [];
      default:
        return [plain[node.kind]];
    }
  };
}

const exact = (locale: string, count: number) => new Intl.NumberFormat(locale).format(count);

export const words: Words<ArchitectureWords> = {
  en: {
    inside: insides('en', { conv: 'conv', pool: 'mean', shuffle: 'shuffle', mean: 'mean' }),
    roles: {
      subMean: 'mean colour, from the checkpoint, subtracted',
      head: 'shallow features, 3×3 convolution',
      group: 'residual group, its short skip added',
      groupConv: 'the 3×3 convolution that closes the group',
      bodyConv: 'the 3×3 convolution that closes the body',
      longSum: 'sum with the long skip connection',
      upConv: '3×3 convolution that makes the channels the shuffle lays out',
      shuffle: 'pixel shuffle: channels become pixels',
      tailConv: '3×3 convolution back to a picture',
      addMean: 'mean colour added again: the output',
      block: 'residual channel attention block, its skip added',
      conv1: 'first 3×3 convolution of the block',
      relu: 'ReLU between the two convolutions',
      conv2: 'second 3×3 convolution of the block',
      pooled: 'z, the mean of every channel',
      squeeze: 'W_D z, down to C / r numbers',
      hidden: 'ReLU of the hidden numbers',
      excite: 'W_U, back to one number per channel',
      attention: 's, the attention: sigmoid, 0 to 1 per channel',
      rescaled: 'every channel times its attention',
    },
    legend: {
      residual: 'residual',
      identity: 'identity (skip connection)',
      attention: 'attention',
    },
    network: ({ groups, blocks, features }, parameters) =>
      `${groups} groups × ${blocks} blocks × ${features} channels: ${exact('en', parameters)} parameters`,
    groupHeading: (group, of, shape) => `Residual group ${group} of 0 to ${of - 1}, ${shape} throughout`,
    blockHeading: (block, of) => `Residual channel attention block ${block} of 0 to ${of - 1}`,
    level: 'Shown',
    levels: (group, block) => ({ network: 'network', group: `group ${group}`, block: `block ${block}` }),
    graphs: { network: 'The network', group: 'The selected group', block: 'The selected block' },
    parameters: (count) => `${exact('en', count)} parameters`,
    multiplyAdds: (count) => `${formatCount(count)} multiply-adds`,
    node: (role, site, shape) => `${site}: ${role}; ${shape}`,
    gate: ({ group, block }) =>
      group === undefined
        ? 'Gate of the long skip connection'
        : block === undefined
          ? `Gate of the skip connection of group ${group}`
          : `Gate of the skip connection of group ${group}, block ${block}`,
    gateOpen: (value) => `${Math.round(100 * value)}% open, drag to shut or open`,
  },
  zh: {
    inside: insides('zh', { conv: '卷积', pool: '平均', shuffle: '重排', mean: '均值' }),
    roles: {
      subMean: '减去平均颜色（取自检查点）',
      head: '浅层特征，3×3 卷积',
      group: '残差组（已加上短跳跃连接）',
      groupConv: '残差组末尾的 3×3 卷积',
      bodyConv: '主干末尾的 3×3 卷积',
      longSum: '与长跳跃连接相加',
      upConv: '3×3 卷积，产生供重排的通道',
      shuffle: '像素重排：通道变成像素',
      tailConv: '3×3 卷积，回到图像',
      addMean: '加回平均颜色：输出',
      block: '残差通道注意力块（已加上跳跃连接）',
      conv1: '残差块中的第一个 3×3 卷积',
      relu: '两个卷积之间的 ReLU',
      conv2: '残差块中的第二个 3×3 卷积',
      pooled: 'z，每个通道的平均值',
      squeeze: 'W_D z，降维到 C / r 个数',
      hidden: '对隐藏单元作 ReLU',
      excite: 'W_U，升维，回到每个通道一个数',
      attention: '注意力 s：经 sigmoid，每通道 0 到 1',
      rescaled: '每个通道与它的注意力逐元素相乘',
    },
    legend: { residual: '残差', identity: '恒等（跳跃连接）', attention: '注意力' },
    network: ({ groups, blocks, features }, parameters) =>
      `${groups} 组 × ${blocks} 残差块 × ${features} 通道：${exact('zh-CN', parameters)} 个参数`,
    groupHeading: (group, of, shape) => `残差组 ${group}（0 至 ${of - 1}），均为 ${shape}`,
    blockHeading: (block, of) => `残差通道注意力块 ${block}（0 至 ${of - 1}）`,
    level: '显示',
    levels: (group, block) => ({ network: '整个网络', group: `组 ${group}`, block: `块 ${block}` }),
    graphs: { network: '整个网络', group: '所选的残差组', block: '所选的残差块' },
    parameters: (count) => `${exact('zh-CN', count)} 个参数`,
    multiplyAdds: (count) => `${formatCount(count)} 次乘加`,
    node: (role, site, shape) => `${site}：${role}；${shape}`,
    gate: ({ group, block }) =>
      group === undefined
        ? '长跳跃连接的闸门'
        : block === undefined
          ? `组 ${group} 跳跃连接的闸门`
          : `组 ${group} 块 ${block} 跳跃连接的闸门`,
    gateOpen: (value) => `打开 ${Math.round(100 * value)}%，拖动可开关`,
  },
};
