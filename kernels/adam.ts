/** Numbers of a chunk. */
const run: i32 = 8192;

/**
 * Arguments of one step of Adam (Kingma and Ba, ICLR 2015, algorithm 1) for `count` parameters, their gradients and
 * moments; the new values go to addresses of their own. Written by `src/engine/kernels/kernel-calls.ts` in the order of
 * its fields.
 */
@unmanaged
export class AdamStep {
  value: usize;
  gradient: usize;
  first: usize;
  second: usize;
  newValue: usize;
  newFirst: usize;
  newSecond: usize;
  count: i32;
  /** The rate over 1 - beta1^t. */
  rate: f32;
  /** 1 over the square root of 1 - beta2^t. */
  correction: f32;
  beta1: f32;
  beta2: f32;
  epsilon: f32;
}

/** Count of chunks. */
export function adamRuns(count: i32): i32 {
  return (count + run - 1) / run;
}

/** Computes one chunk. */
export function adamRun(job: AdamStep, index: i32): void {
  const last = <usize>min((index + 1) * run, job.count) << 2;
  const start = <usize>(index * run) << 2;
  const whole = start + ((last - start) & ~15);
  for (let at = start; at < whole; at += 16) {
    const g = v128.load(job.gradient + at);
    const m = mix(v128.load(job.first + at), g, job.beta1);
    const v = mix(v128.load(job.second + at), f32x4.mul(g, g), job.beta2);
    const root = f32x4.mul(f32x4.sqrt(v), f32x4.splat(job.correction));
    const step = f32x4.div(f32x4.mul(m, f32x4.splat(job.rate)), f32x4.add(root, f32x4.splat(job.epsilon)));
    v128.store(job.newFirst + at, m);
    v128.store(job.newSecond + at, v);
    v128.store(job.newValue + at, f32x4.sub(v128.load(job.value + at), step));
  }
  for (let at = whole; at < last; at += 4) {
    const g = load<f32>(job.gradient + at);
    const m = load<f32>(job.first + at) * job.beta1 + g * (1 - job.beta1);
    const v = load<f32>(job.second + at) * job.beta2 + g * g * (1 - job.beta2);
    store<f32>(job.newFirst + at, m);
    store<f32>(job.newSecond + at, v);
    store<f32>(job.newValue + at, load<f32>(job.value + at) - (m * job.rate) / (sqrt<f32>(v) * job.correction + job.epsilon));
  }
}

/** a beta + b (1 - beta). */
@inline
function mix(a: v128, b: v128, beta: f32): v128 {
  return f32x4.add(f32x4.mul(a, f32x4.splat(beta)), f32x4.mul(b, f32x4.splat(1 - beta)));
}
