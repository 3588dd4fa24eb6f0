import { shuffleFactors, type UpscalerConfig } from '../../model/config.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import type { Words } from '../shared/look.ts';

/** A network, the size of the LR picture and what is selected: what a symbol of the paper is looked up for. */
export interface Here {
  readonly config: UpscalerConfig;
  readonly input: { readonly height: number; readonly width: number };
  /** Counted from 0, where the paper counts from 1. */
  readonly group: number;
  readonly block: number;
  readonly channel: number;
}

/** What a symbol stands for in a network. */
export type Denotes =
  /** What a site holds during a run. */
  | { readonly kind: 'tensor'; readonly site: (here: Here) => Site }
  /** The weights of the convolution there. */
  | { readonly kind: 'weights'; readonly site: (here: Here) => Site }
  /** What the module at a site does. */
  | { readonly kind: 'module'; readonly site: (here: Here) => Site }
  /** What a part of the network does that ends at a site and is no module of that name. */
  | { readonly kind: 'part'; readonly site: (here: Here) => Site }
  /** The LR picture. */
  | { readonly kind: 'picture' }
  | { readonly kind: 'number'; readonly value: (here: Here) => number };

/** A symbol of the paper. */
export interface PaperSymbol {
  /** As it is set, in KaTeX's TeX. */
  readonly tex: string;
  readonly meaning: Words<string>;
  /** Class or expression in the official PyTorch code; absent where that has none. */
  readonly pytorch?: string;
  readonly denotes: Denotes;
}

const tensor = (site: (here: Here) => Site): Denotes => ({ kind: 'tensor', site });
const weights = (site: (here: Here) => Site): Denotes => ({ kind: 'weights', site });
const module = (site: (here: Here) => Site): Denotes => ({ kind: 'module', site });
const part = (site: (here: Here) => Site): Denotes => ({ kind: 'part', site });
const number = (value: (here: Here) => number): Denotes => ({ kind: 'number', value });

/** A site of the selected block. */
const inBlock =
  (site: (group: number, block: number) => Site) =>
  ({ group, block }: Here): Site =>
    site(group, block);
/** What enters the selected group or block, by the name under which it is recorded as an output. */
const intoGroup = ({ config, group }: Here): Site => sites.firstName(config, sites.input(sites.group(group)));
const intoBlock = ({ config, group, block }: Here): Site =>
  sites.firstName(config, sites.input(sites.block(group, block)));
const lastShuffle = ({ config }: Here): Site => sites.shuffle(shuffleFactors(config.scale).length - 1);

/** The symbols of the paper's equations (section 3), each meaning the same in all of them. */
export const symbols = {
  I_LR: {
    tex: 'I_{LR}',
    meaning: { en: 'the low-resolution picture', zh: '低分辨率图像' },
    pytorch: 'RCAN.forward: x',
    denotes: { kind: 'picture' },
  },
  I_SR: {
    tex: 'I_{SR}',
    meaning: { en: 'the enlarged picture, not yet rounded', zh: '放大后的图像（尚未取整）' },
    pytorch: 'MeanShift',
    denotes: tensor(() => sites.addMean),
  },
  H_SF: {
    tex: 'H_{SF}',
    meaning: { en: 'shallow features: one convolution', zh: '浅层特征提取：一个卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(() => sites.head),
  },
  H_RIR: {
    tex: 'H_{RIR}',
    meaning: {
      en: 'deep features: the body, residual in residual',
      zh: '深层特征提取：主干，即残差中的残差',
    },
    pytorch: 'RCAN.body; res += x',
    denotes: part(() => sites.tailInput),
  },
  H_UP: {
    tex: 'H_{UP}',
    meaning: { en: 'upscaling: convolutions and pixel shuffles', zh: '上采样：卷积与像素重排' },
    pytorch: 'Upsampler',
    denotes: part(lastShuffle),
  },
  H_REC: {
    tex: 'H_{REC}',
    meaning: { en: 'reconstruction: the last convolution', zh: '重建：最后一个卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(() => sites.tailConv),
  },
  H_RCAN: {
    tex: 'H_{RCAN}',
    meaning: { en: 'the whole network', zh: '整个网络' },
    pytorch: 'RCAN',
    denotes: part(() => sites.addMean),
  },
  F_0: {
    tex: 'F_0',
    meaning: { en: 'shallow features', zh: '浅层特征' },
    pytorch: 'RCAN.head',
    denotes: tensor(() => sites.head),
  },
  F_DF: {
    tex: 'F_{DF}',
    meaning: { en: 'deep features', zh: '深层特征' },
    pytorch: 'RCAN.forward: res += x',
    denotes: tensor(() => sites.tailInput),
  },
  F_UP: {
    tex: 'F_{UP}',
    meaning: { en: 'upscaled features', zh: '上采样后的特征' },
    pytorch: 'nn.PixelShuffle',
    denotes: tensor(lastShuffle),
  },
  H_g: {
    tex: 'H_g',
    meaning: { en: 'the selected residual group', zh: '所选的残差组' },
    pytorch: 'ResidualGroup',
    denotes: module(({ group }) => sites.group(group)),
  },
  F_g: {
    tex: 'F_g',
    meaning: { en: 'what the selected group puts out', zh: '所选残差组的输出' },
    pytorch: 'ResidualGroup.forward: res += x',
    denotes: tensor(({ group }) => sites.group(group)),
  },
  'F_g-1': {
    tex: 'F_{g-1}',
    meaning: { en: 'what enters the selected group', zh: '所选残差组的输入' },
    pytorch: 'ResidualGroup.forward: x',
    denotes: tensor(intoGroup),
  },
  F_G: {
    tex: 'F_G',
    meaning: { en: 'what the last group puts out', zh: '最后一个残差组的输出' },
    pytorch: 'ResidualGroup',
    denotes: tensor(({ config }) => sites.group(config.groups - 1)),
  },
  W_LSC: {
    tex: 'W_{LSC}',
    meaning: { en: 'the convolution that closes the body', zh: '主干末尾的卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(({ config }) => sites.bodyConv(config)),
  },
  W_g: {
    tex: 'W_g',
    meaning: { en: 'the convolution that closes the group', zh: '残差组末尾的卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(({ config, group }) => sites.groupConv(config, group)),
  },
  'H_g,b': {
    tex: 'H_{g,b}',
    meaning: { en: 'the selected block', zh: '所选的残差块' },
    pytorch: 'RCAB',
    denotes: module(inBlock(sites.block)),
  },
  'F_g,b': {
    tex: 'F_{g,b}',
    meaning: { en: 'what the selected block puts out', zh: '所选残差块的输出' },
    pytorch: 'RCAB.forward: res += x',
    denotes: tensor(inBlock(sites.block)),
  },
  'F_g,b-1': {
    tex: 'F_{g,b-1}',
    meaning: { en: 'what enters the selected block', zh: '所选残差块的输入' },
    pytorch: 'RCAB.forward: x',
    denotes: tensor(intoBlock),
  },
  'F_g,B': {
    tex: 'F_{g,B}',
    meaning: { en: 'what the last block of the group puts out', zh: '组内最后一个残差块的输出' },
    pytorch: 'RCAB',
    denotes: tensor(({ config, group }) => sites.block(group, config.blocks - 1)),
  },
  'X_g,b': {
    tex: 'X_{g,b}',
    meaning: { en: 'the residual: what the two convolutions make', zh: '残差分量：两个卷积的结果' },
    pytorch: 'nn.Conv2d',
    denotes: tensor(inBlock(sites.blockConv2)),
  },
  'R_g,b': {
    tex: 'R_{g,b}',
    meaning: { en: 'channel attention: one factor per channel', zh: '通道注意力：每个通道一个系数' },
    pytorch: 'CALayer.conv_du',
    denotes: module(inBlock(sites.attention)),
  },
  'W^1_g,b': {
    tex: 'W^1_{g,b}',
    meaning: { en: 'the first convolution of the block', zh: '残差块中的第一个卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(inBlock(sites.blockConv1)),
  },
  'W^2_g,b': {
    tex: 'W^2_{g,b}',
    meaning: { en: 'the second convolution of the block', zh: '残差块中的第二个卷积' },
    pytorch: 'nn.Conv2d',
    denotes: weights(inBlock(sites.blockConv2)),
  },
  'delta_g,b': {
    tex: '\\delta',
    meaning: { en: 'ReLU, between the two convolutions', zh: '两个卷积之间的 ReLU' },
    pytorch: 'nn.ReLU',
    denotes: module(inBlock(sites.blockRelu)),
  },
  x_c: {
    tex: 'x_c',
    meaning: { en: 'a feature map that enters the attention', zh: '进入通道注意力的一张特征图' },
    pytorch: 'CALayer.forward: x',
    denotes: tensor(inBlock(sites.blockConv2)),
  },
  z_c: {
    tex: 'z_c',
    meaning: { en: 'the mean of that map', zh: '该特征图的平均值' },
    pytorch: 'CALayer.avg_pool',
    denotes: tensor(inBlock(sites.pooled)),
  },
  H_GP: {
    tex: 'H_{GP}',
    meaning: { en: 'global average pooling', zh: '全局平均池化' },
    pytorch: 'nn.AdaptiveAvgPool2d(1)',
    denotes: module(inBlock(sites.pooled)),
  },
  H: {
    tex: 'H',
    meaning: { en: 'height of the maps', zh: '特征图的高' },
    denotes: number(({ input }) => input.height),
  },
  W: {
    tex: 'W',
    meaning: { en: 'width of the maps', zh: '特征图的宽' },
    denotes: number(({ input }) => input.width),
  },
  s: {
    tex: 's',
    meaning: { en: 'the attention, a factor per channel', zh: '注意力，每个通道一个系数' },
    pytorch: 'CALayer.conv_du',
    denotes: tensor(inBlock(sites.attention)),
  },
  s_c: {
    tex: 's_c',
    meaning: { en: 'the factor of a channel', zh: '一个通道的系数' },
    pytorch: 'CALayer.conv_du',
    denotes: tensor(inBlock(sites.attention)),
  },
  f: {
    tex: 'f',
    meaning: { en: 'the sigmoid; the paper: gating', zh: 'sigmoid 函数，论文称为门控' },
    pytorch: 'CALayer.conv_du[3]: nn.Sigmoid',
    denotes: module(inBlock(sites.attention)),
  },
  W_U: {
    tex: 'W_U',
    meaning: { en: 'back up to all channels', zh: '升维，回到全部通道' },
    pytorch: 'nn.Conv2d',
    denotes: weights(inBlock(sites.excite)),
  },
  delta: {
    tex: '\\delta',
    meaning: { en: 'ReLU', zh: 'ReLU' },
    pytorch: 'nn.ReLU',
    denotes: module(inBlock(sites.hidden)),
  },
  W_D: {
    tex: 'W_D',
    meaning: { en: 'down to C/r numbers', zh: '降维到 C/r 个数' },
    pytorch: 'nn.Conv2d',
    denotes: weights(inBlock(sites.squeeze)),
  },
  z: {
    tex: 'z',
    meaning: { en: 'the means of all maps', zh: '全部特征图的平均值' },
    pytorch: 'CALayer.avg_pool',
    denotes: tensor(inBlock(sites.pooled)),
  },
  xhat_c: {
    tex: '\\hat{x}_c',
    meaning: { en: 'the map, rescaled', zh: '缩放后的特征图' },
    pytorch: 'CALayer.forward: x * y',
    denotes: tensor(inBlock(sites.channelAttention)),
  },
} as const satisfies Readonly<Record<string, PaperSymbol>>;

export type SymbolName = keyof typeof symbols;

/** The symbol of that name, or undefined. */
export function symbolNamed(name: string): SymbolName | undefined {
  return Object.hasOwn(symbols, name) ? (name as SymbolName) : undefined;
}
