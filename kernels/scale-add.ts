import { bytesOf } from './arithmetic';

/** Pixels of a chunk. */
const run: i32 = 256;

/**
 * Arguments of y = x s + shortcut, the rescaling of channel attention and the sum after it, for maps
 * [batch, pixels, channels] and s [batch, channels]. channels is a multiple of 4. Written by `src/engine/kernels/kernel-calls.ts` in the order of its
 * fields.
 */
@unmanaged
export class ScaleAdd {
  x: usize;
  s: usize;
  shortcut: usize;
  y: usize;
  pixels: i32;
  channels: i32;
  batch: i32;
}

/** Count of chunks of `run` pixels in a picture. */
export function scaleAddRuns(pixels: i32): i32 {
  return (pixels + run - 1) / run;
}

/** Computes chunk `index` of y, picture after picture. */
export function scaleAddRun(job: ScaleAdd, index: i32): void {
  const runs = scaleAddRuns(job.pixels);
  const picture = index / runs;
  const first = (index % runs) * run;
  const last = min(first + run, job.pixels);
  const row = bytesOf(job.channels);
  const s = job.s + <usize>picture * row;
  const offset = row * <usize>(picture * job.pixels + first);
  let x = job.x + offset;
  let shortcut = job.shortcut + offset;
  let y = job.y + offset;
  for (let p = first; p < last; p++) {
    for (let c: usize = 0; c < row; c += 16, x += 16, shortcut += 16, y += 16) {
      // Not a fused multiply-add: the result then equals that of a product and a sum.
      v128.store(y, f32x4.add(f32x4.mul(v128.load(x), v128.load(s + c)), v128.load(shortcut)));
    }
  }
}
