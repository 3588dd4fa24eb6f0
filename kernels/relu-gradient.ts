/** Numbers of a chunk, a multiple of 4. */
const run: i32 = 8192;

/**
 * Arguments of the gradient of a ReLU: dy where y, its result, is above 0, else 0. Written by
 * `src/engine/kernels/kernel-calls.ts` in the order of its fields.
 */
@unmanaged
export class ReluGradient {
  dy: usize;
  y: usize;
  dx: usize;
  count: i32;
}

/** Count of chunks. */
export function reluGradientRuns(count: i32): i32 {
  return (count + run - 1) / run;
}

/** Computes one chunk. */
export function reluGradientRun(job: ReluGradient, index: i32): void {
  const first = index * run;
  const last = min(first + run, job.count);
  let i = first;
  for (; i + 4 <= last; i += 4) {
    const offset = <usize>i << 2;
    const above = f32x4.gt(v128.load(job.y + offset), f32x4.splat(0));
    v128.store(job.dx + offset, v128.and(v128.load(job.dy + offset), above));
  }
  for (; i < last; i++) {
    const offset = <usize>i << 2;
    store<f32>(job.dx + offset, load<f32>(job.y + offset) > 0 ? load<f32>(job.dy + offset) : 0);
  }
}
