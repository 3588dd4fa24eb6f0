import type { Words } from '../shared/look.ts';

/** What is said of the same body in both places, at every scale. */
export interface GrowthWords {
  readonly growthText: (width: number, height: number) => string;
  readonly growthColumns: readonly [string, string, string, string, string];
}

export const growthWords: Words<GrowthWords> = {
  en: {
    growthText: (width, height) =>
      `Multiply-adds of this page’s RCAN on ${width} × ${height} px. Behind bicubic its body costs r² times as much; at the end only the upsampler grows.`,
    growthColumns: ['r', 'At the end: body + upsampler', 'After bicubic: body', 'Body: ratio', 'r²'],
  },
  zh: {
    growthText: (width, height) =>
      `本页 RCAN 在 ${width} × ${height} 像素小图上的乘加次数。放在双三次插值之后，主干的计算量是 r² 倍；最后才放大，就只有上采样部分增大。`,
    growthColumns: ['r', '最后放大：主干 + 上采样', '先放大：主干', '主干之比', 'r²'],
  },
};
