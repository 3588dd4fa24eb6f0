import { cite } from './papers.ts';

/** Section 4.1: what the paper says of its training. It gives no total of steps. */
export const rcanTraining = {
  pictures: 800,
  /** LR patches per step, and px on each of their sides. */
  batch: 16,
  patch: 48,
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  rate: 1e-4,
  /** Steps after which the rate is halved, each time. */
  halvedEvery: 200_000,
} as const;

/** Figure 8, sections 4.3 and 4.6: parameters, as the paper rounds them, at x4. */
export const rcanModelSizes = { RCAN: 16e6, EDSR: 43e6 } as const;

export const rcanSettingsSources = {
  training: cite('rcan', 'section 4.1'),
  sizes: cite('rcan', 'sections 4.3 and 4.6, figure 8'),
} as const;
