import type { Scale } from '../config.ts';

/** PSNR in dB and SSIM on the luma of Set5. */
export interface PublishedScore {
  readonly psnr: number;
  readonly ssim: number;
}

/** Published figures of a system. */
export interface Published {
  readonly system: string;
  /** Parameters, and multiply-adds for an output of 1280 x 720 at x2; absent where none were published. */
  readonly complexity?: {
    readonly parameters: number;
    readonly multiplyAdds: number;
    readonly source: string;
  };
  readonly set5: Readonly<Partial<Record<Scale, PublishedScore>>>;
  /** Where the scores were read. */
  readonly source: string;
}

const rcan = 'Zhang et al., ECCV 2018, arXiv 1807.02758, table 2';
const carn = 'Ahn, Kang, Sohn (CARN), ECCV 2018, arXiv 1803.08664, table 1';
const vdsr = 'Kim, Lee, Lee (VDSR), CVPR 2016, arXiv 1511.04587, table 3';
/** Source for large networks, which CARN's table does not list. */
const counted = 'counted from the layers that its paper lists';

const scores = (
  two: readonly [psnr: number, ssim: number],
  three: readonly [psnr: number, ssim: number],
  four: readonly [psnr: number, ssim: number],
): Published['set5'] => {
  const score = ([psnr, ssim]: readonly [number, number]): PublishedScore => ({ psnr, ssim });
  return { 2: score(two), 3: score(three), 4: score(four) };
};

/** Published figures, quoted and not measured here. Systems that can be run have the names of `systems`. */
export const published: readonly Published[] = [
  { system: 'bicubic', set5: scores([33.66, 0.9299], [30.39, 0.8682], [28.42, 0.8104]), source: rcan },
  // A+, the best of the anchored regressions.
  { system: 'sparse', set5: scores([36.54, 0.9544], [32.58, 0.9088], [30.28, 0.8603]), source: vdsr },
  {
    system: 'srcnn-9-5-5',
    complexity: { parameters: 57_000, multiplyAdds: 52.7e9, source: carn },
    set5: scores([36.66, 0.9542], [32.75, 0.909], [30.48, 0.8628]),
    source: carn,
  },
  {
    system: 'vdsr',
    complexity: { parameters: 665_000, multiplyAdds: 612.6e9, source: carn },
    set5: scores([37.53, 0.9587], [33.66, 0.9213], [31.35, 0.8838]),
    source: carn,
  },
  {
    system: 'drrn',
    complexity: { parameters: 297_000, multiplyAdds: 6796.9e9, source: carn },
    set5: scores([37.74, 0.9591], [34.03, 0.9244], [31.68, 0.8888]),
    source: carn,
  },
  {
    system: 'memnet',
    complexity: { parameters: 677_000, multiplyAdds: 2662.4e9, source: carn },
    set5: scores([37.78, 0.9597], [34.09, 0.9248], [31.74, 0.8893]),
    source: carn,
  },
  {
    system: 'edsr',
    complexity: { parameters: 40_730_000, multiplyAdds: 9384.7e9, source: counted },
    set5: scores([38.11, 0.9602], [34.65, 0.928], [32.46, 0.8968]),
    source: rcan,
  },
  {
    system: 'rdn',
    complexity: { parameters: 22_120_000, multiplyAdds: 5096.2e9, source: counted },
    set5: scores([38.24, 0.9614], [34.71, 0.9296], [32.47, 0.899]),
    source: rcan,
  },
  {
    system: 'rcan',
    complexity: { parameters: 15_440_000, multiplyAdds: 3527e9, source: counted },
    set5: scores([38.27, 0.9614], [34.74, 0.9299], [32.63, 0.9002]),
    source: rcan,
  },
];
