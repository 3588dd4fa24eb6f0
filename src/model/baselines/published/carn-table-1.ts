import { cite } from './papers.ts';
import { scoresOf, type ScoresByScale } from './scores.ts';

/** A system's size and cost. */
export interface PublishedComplexity {
  readonly parameters: number;
  /** For an output of 1280 x 720. */
  readonly multiplyAdds: number;
}

/**
 * Table 1 of the CARN paper: the columns Params and MultAdds at x2, and those of Set5, PSNR and SSIM, at x2, x3 and x4.
 * Its SSIM of VDSR, and VDSR's PSNR at x3, are not those of the RCAN paper's table 2.
 */
export const carnTable1 = {
  SRCNN: {
    complexity: { parameters: 57_000, multiplyAdds: 52.7e9 },
    set5: scoresOf([36.66, 0.9542], [32.75, 0.909], [30.48, 0.8628]),
  },
  VDSR: {
    complexity: { parameters: 665_000, multiplyAdds: 612.6e9 },
    set5: scoresOf([37.53, 0.9587], [33.66, 0.9213], [31.35, 0.8838]),
  },
  DRRN: {
    complexity: { parameters: 297_000, multiplyAdds: 6796.9e9 },
    set5: scoresOf([37.74, 0.9591], [34.03, 0.9244], [31.68, 0.8888]),
  },
  MemNet: {
    complexity: { parameters: 677_000, multiplyAdds: 2662.4e9 },
    set5: scoresOf([37.78, 0.9597], [34.09, 0.9248], [31.74, 0.8893]),
  },
} as const satisfies Readonly<
  Record<string, { readonly complexity: PublishedComplexity; readonly set5: ScoresByScale }>
>;

export const carnTable1Sources = {
  complexity: cite('carn', 'table 1, Params and MultAdds'),
  set5: cite('carn', 'table 1, Set5'),
} as const;
