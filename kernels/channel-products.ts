import { bytesOf } from './arithmetic';

/** Pixels of a partial sum: rounding errors grow with the length of a sum. */
const run: i32 = 64;

/**
 * Arguments of the sums of a b over each map: a, b [batch, pixels, channels] -> [batch, channels], channels a multiple of
 * 4. Written by `src/engine/kernels/kernel-calls.ts` in the order of its fields.
 */
@unmanaged
export class ChannelProducts {
  a: usize;
  b: usize;
  sums: usize;
  batch: i32;
  pixels: i32;
  channels: i32;
}

/** Sums the maps of one picture, four channels at once. */
export function sumPicture(job: ChannelProducts, index: i32): void {
  const row = bytesOf(job.channels);
  const start = <usize>(index * job.pixels) * row;
  for (let c: usize = 0; c < row; c += 16) {
    let total = f32x4.splat(0);
    let a = job.a + start + c;
    let b = job.b + start + c;
    for (let p = 0; p < job.pixels; p += run) {
      let sum = f32x4.splat(0);
      for (let i = min(run, job.pixels - p); i > 0; i--, a += row, b += row) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(a), v128.load(b)));
      }
      total = f32x4.add(total, sum);
    }
    v128.store(job.sums + <usize>index * row + c, total);
  }
}
