import { cite } from './papers.ts';

/**
 * Table 4: how often ResNet-50 is wrong about pictures that were made smaller and enlarged again, as shares of 1. The
 * columns of bicubic, of RCAN and of the originals (called baseline); the rows top-1 and top-5 error.
 */
export const rcanTable4 = {
  Bicubic: { top1: 0.506, top5: 0.266 },
  RCAN: { top1: 0.393, top5: 0.167 },
  originals: { top1: 0.26, top5: 0.072 },
} as const;

export const rcanTable4Source = cite('rcan', 'table 4');
