import type { WorkerInfo } from './worker/messages.ts';

/** What another order of rounding explains, in 0..255, by the numbers that maps are stored in. */
const tolerated: Readonly<Record<WorkerInfo['precision'], number>> = { float32: 1e-2, float16: 1 };

/** The largest difference between two outputs; infinite when they are not of one size or one has no number in it. */
export function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Infinity;
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= most)) most = Number.isNaN(difference) ? Infinity : difference;
  }
  return most;
}

/** Throws when an output is farther from the reference than its numbers explain: such a time means nothing. */
export function checkAgreement(
  contender: string,
  difference: number,
  precision: WorkerInfo['precision'],
): void {
  if (difference <= tolerated[precision]) return;
  throw new Error(`${contender} does not compute the network: its output is off by ${difference} of 255.`);
}
