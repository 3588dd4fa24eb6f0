import type { Scale } from '../../config.ts';

/** PSNR in dB and SSIM on the luma of Set5, means over its five pictures. */
export interface PublishedScore {
  readonly psnr: number;
  readonly ssim: number;
}

/** The scores of a system, one for each scale at which its table has it. */
export type ScoresByScale = Readonly<Partial<Record<Scale, PublishedScore>>>;

type Cell = readonly [psnr: number, ssim: number] | undefined;

const scales = [2, 3, 4, 8] as const;

/** A row of a table, whose cells are those of x2, x3, x4 and x8; undefined where the table has none. */
export const scoresOf = (...cells: readonly Cell[]): ScoresByScale =>
  Object.fromEntries(
    scales.flatMap((scale, i) => {
      const cell = cells[i];
      return cell ? [[scale, { psnr: cell[0], ssim: cell[1] }]] : [];
    }),
  );
