import { cite } from './papers.ts';

/**
 * Table 3, blur before the picture is made smaller (BD), x3: the columns of Set5, PSNR in dB and SSIM. Rows by their
 * names in the paper; SSIM is quoted of RCAN's two rows only.
 */
export const rcanTable3 = {
  Bicubic: { psnr: 28.78 },
  SRCNN: { psnr: 32.05 },
  VDSR: { psnr: 33.25 },
  SRMDNF: { psnr: 34.01 },
  RDN: { psnr: 34.58 },
  RCAN: { psnr: 34.7, ssim: 0.9288 },
  'RCAN+': { psnr: 34.83, ssim: 0.9296 },
} as const satisfies Readonly<Record<string, { readonly psnr: number; readonly ssim?: number }>>;

export const rcanTable3Source = cite('rcan', 'table 3, Set5');
