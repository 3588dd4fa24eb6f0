import { carnTable1 } from '../../src/model/baselines/published/carn-table-1.ts';
import { rcanIt } from '../../src/model/baselines/published/rcan-it.ts';
import { rcanTable1 } from '../../src/model/baselines/published/rcan-table-1.ts';
import { rcanTable2 } from '../../src/model/baselines/published/rcan-table-2.ts';
import { rcanTable3 } from '../../src/model/baselines/published/rcan-table-3.ts';
import { rcanTable4 } from '../../src/model/baselines/published/rcan-table-4.ts';
import type { ScoresByScale } from '../../src/model/baselines/published/scores.ts';
import { vdsrTable3 } from '../../src/model/baselines/published/vdsr-table-3.ts';

/** PSNR and SSIM with the digits that papers give them. */
const scored = ({ psnr, ssim }: { readonly psnr: number; readonly ssim?: number }): string[] => [
  psnr.toFixed(2),
  ...(ssim === undefined ? [] : [ssim.toFixed(4)]),
];
const rows = (table: Readonly<Record<string, ScoresByScale>>): string[] =>
  Object.values(table).flatMap((row) => Object.values(row).flatMap(scored));

/** Every score of a paper that the project quotes, as a text in which a lesson's number is to be found. */
export const publishedNumbers: string = [
  ...rcanTable1.flatMap(scored),
  ...rows(rcanTable2),
  ...Object.values(rcanTable3).flatMap(scored),
  ...Object.values(rcanTable4).flatMap(({ top1, top5 }) => [top1.toFixed(3), top5.toFixed(3)]),
  ...Object.values(carnTable1).flatMap(({ set5 }) => rows({ set5 })),
  ...rows(vdsrTable3),
  ...scored(rcanIt),
].join(' ');
