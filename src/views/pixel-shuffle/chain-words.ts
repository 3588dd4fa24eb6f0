import type { Words } from '../shared/look.ts';
import type { Link } from './chain.ts';

/** What the chain of the tail says. */
export interface ChainWords {
  readonly label: string;
  /** The link's short name, written on the arrow that leads to it. */
  readonly name: (link: Link) => string;
  readonly shape: (channels: number, height: number, width: number) => string;
  /** What the chosen link does. */
  readonly tells: (link: Link) => string;
}

const count = (value: number): string => value.toLocaleString('en-US');

const en: ChainWords = {
  label: 'The tail, from the body’s maps to the picture: left and right arrow keys walk along it',
  name: ({ kind, factor }) =>
    ({ input: 'body', conv: 'conv 3×3', shuffle: `shuffle ×${factor}`, picture: 'conv 3×3' })[kind],
  shape: (channels, height, width) => `${channels} channels, ${height} rows, ${width} columns`,
  tells: ({ kind, shape, factor: r, inputs, parameters }) =>
    ({
      input: `What the body hands over: ${shape.channels} feature maps, still at the size of the small picture.`,
      conv: `A 3 × 3 convolution makes r² = ${r * r} maps of each of the C = ${inputs} channels: ${inputs} → ${shape.channels}, with ${count(parameters)} weights and biases. All arithmetic of this enlargement is here, before the maps are enlarged.`,
      shuffle: `The pixel shuffle lays ${inputs} maps into ${shape.channels}, ${r} times as high and ${r} times as wide. It has no weights and computes nothing.`,
      picture: `A last 3 × 3 convolution makes ${shape.channels === 1 ? 'one channel, the luminance,' : 'red, green and blue'} of the ${inputs} maps: ${inputs} → ${shape.channels}, with ${count(parameters)} weights and biases.`,
    })[kind],
};

const zh: ChainWords = {
  label: '网络的尾部，从主干的特征图到图像：用左右方向键逐级走',
  name: ({ kind, factor }) =>
    ({ input: '主干', conv: '卷积 3×3', shuffle: `重排 ×${factor}`, picture: '卷积 3×3' })[kind],
  shape: (channels, height, width) => `${channels} 个通道，${height} 行，${width} 列`,
  tells: ({ kind, shape, factor: r, inputs, parameters }) =>
    ({
      input: `主干输出的 ${shape.channels} 张特征图，仍是小图的尺寸。`,
      conv: `一个 3 × 3 卷积为 C = ${inputs} 个通道各生成 r² = ${r * r} 张特征图：${inputs} → ${shape.channels}，共 ${count(parameters)} 个权重和偏置。这次放大所需的计算都在这里，在放大之前完成。`,
      shuffle: `像素重排把 ${inputs} 张特征图交错排成 ${shape.channels} 张，高、宽各为 ${r} 倍。它没有权重，不作任何运算。`,
      picture: `最后一个 3 × 3 卷积把 ${inputs} 张特征图变成${shape.channels === 1 ? '一个通道，即亮度' : '红、绿、蓝三色'}：${inputs} → ${shape.channels}，共 ${count(parameters)} 个权重和偏置。`,
    })[kind],
};

export const chainWords: Words<ChainWords> = { en, zh };
