import type { Words } from '../shared/look.ts';

/** What is said of the same body in both places, at every scale. */
export interface GrowthWords {
  readonly growth: string;
  readonly growthText: (width: number, height: number) => string;
  readonly growthColumns: readonly [string, string, string, string, string];
}

export const growthWords: Words<GrowthWords> = {
  en: {
    growth: 'How the gap grows with the scale',
    growthText: (width, height) =>
      `The layers of this page’s RCAN on ${width} × ${height} px, in both places. Behind bicubic every convolution sees r² times as many pixels, so the body costs r² times as much. At the end it costs the same whatever r is; only the upsampler grows.`,
    growthColumns: ['r', 'At the end: body + upsampler', 'After bicubic: body', 'Body: ratio', 'r²'],
  },
  zh: {
    growth: '差距如何随倍率增大',
    growthText: (width, height) =>
      `本页 RCAN 的各层作用于 ${width} × ${height} 像素的小图，分别放在两个位置。放在双三次插值之后，每个卷积要计算的像素是原来的 r² 倍，主干的计算量也就是 r² 倍。若最后才放大，主干的计算量与 r 无关，只有上采样部分随之增大。`,
    growthColumns: ['r', '最后放大：主干 + 上采样', '先放大：主干', '主干之比', 'r²'],
  },
};
