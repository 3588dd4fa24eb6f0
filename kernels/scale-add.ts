import { bytesOf } from './arithmetic';

/** Pixels in a share. */
const run: i32 = 256;

/**
 * y = x s + shortcut, channel attention's rescaling and the sum after it in one pass over [pixels, channels] maps;
 * s [channels]. channels is a multiple of 4. `src/engine/kernels/tasks.ts` writes it field by field.
 */
@unmanaged
export class ScaleAdd {
  x: usize;
  s: usize;
  shortcut: usize;
  y: usize;
  pixels: i32;
  channels: i32;
}

/** Runs of pixels in a map: the shares of the job. */
export function scaleAddRuns(pixels: i32): i32 {
  return (pixels + run - 1) / run;
}

/** One run of pixels. */
export function scaleAddRun(job: ScaleAdd, index: i32): void {
  const first = index * run;
  const last = min(first + run, job.pixels);
  const row = bytesOf(job.channels);
  const s = job.s;
  const offset = row * <usize>first;
  let x = job.x + offset;
  let shortcut = job.shortcut + offset;
  let y = job.y + offset;
  for (let p = first; p < last; p++) {
    for (let c: usize = 0; c < row; c += 16, x += 16, shortcut += 16, y += 16) {
      // Not a fused multiply-add: the result is that of two passes.
      v128.store(y, f32x4.add(f32x4.mul(v128.load(x), v128.load(s + c)), v128.load(shortcut)));
    }
  }
}
