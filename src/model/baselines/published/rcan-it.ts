import { cite } from './papers.ts';

/** RCAN trained anew in 2022, with other settings and SiLU in the place of ReLU: PSNR on Set5 at x2, dB. */
export const rcanIt = { psnr: 38.37 } as const;

export const rcanItSource = cite('rcan-it', 'comparison on Set5, x2');
