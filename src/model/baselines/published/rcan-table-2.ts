import { cite } from './papers.ts';
import { scoresOf, type ScoresByScale } from './scores.ts';

/**
 * Table 2, bicubic degradation (BI): the columns of Set5, PSNR and SSIM, at x2, x3, x4 and x8. Rows by their names in
 * the paper. FSRCNN's row at x8 is as it is printed there, below bicubic.
 */
export const rcanTable2 = {
  Bicubic: scoresOf([33.66, 0.9299], [30.39, 0.8682], [28.42, 0.8104], [24.4, 0.658]),
  SRCNN: scoresOf([36.66, 0.9542], [32.75, 0.909], [30.48, 0.8628], [25.33, 0.69]),
  FSRCNN: scoresOf([37.05, 0.956], [33.18, 0.914], [30.72, 0.866], [20.13, 0.552]),
  VDSR: scoresOf([37.53, 0.959], [33.67, 0.921], [31.35, 0.883], [25.93, 0.724]),
  LapSRN: scoresOf([37.52, 0.9591], [33.82, 0.9227], [31.54, 0.885], [26.15, 0.738]),
  MemNet: scoresOf([37.78, 0.9597], [34.09, 0.9248], [31.74, 0.8893], [26.16, 0.7414]),
  EDSR: scoresOf([38.11, 0.9602], [34.65, 0.928], [32.46, 0.8968], [26.96, 0.7762]),
  SRMDNF: scoresOf([37.79, 0.9601], [34.12, 0.9254], [31.96, 0.8925]),
  'D-DBPN': scoresOf([38.09, 0.96], undefined, [32.47, 0.898], [27.21, 0.784]),
  RDN: scoresOf([38.24, 0.9614], [34.71, 0.9296], [32.47, 0.899]),
  RCAN: scoresOf([38.27, 0.9614], [34.74, 0.9299], [32.63, 0.9002], [27.31, 0.7878]),
  'RCAN+': scoresOf([38.33, 0.9617], [34.85, 0.9305], [32.73, 0.9013], [27.47, 0.7913]),
} as const satisfies Readonly<Record<string, ScoresByScale>>;

export const rcanTable2Source = cite('rcan', 'table 2, Set5');
