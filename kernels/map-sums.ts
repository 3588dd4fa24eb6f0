import { bytesOf } from './arithmetic';
import { loadLanes, storeLanes } from './edges';

/** Pixels of a partial sum: rounding errors grow with the length of a sum. */
const run: i32 = 64;

/**
 * Arguments of the sum of each map times `factor`, x [batch, pixels, channels] -> [batch, channels], and of its gradient,
 * which gives every pixel of a map the map's number times `factor`. Written by `src/engine/kernels/kernel-calls.ts` in
 * the order of its fields.
 */
@unmanaged
export class MapSums {
  x: usize;
  sums: usize;
  batch: i32;
  pixels: i32;
  channels: i32;
  factor: f32;
}

/** Sums the maps of one picture, four channels at once. */
export function sumMaps(job: MapSums, index: i32): void {
  const channels = job.channels;
  const row = bytesOf(channels);
  const start = job.x + <usize>(index * job.pixels) * row;
  for (let c = 0; c < channels; c += 4) {
    const lanes = channels - c;
    let total = f32x4.splat(0);
    let x = start + bytesOf(c);
    for (let p = 0; p < job.pixels; p += run) {
      let sum = f32x4.splat(0);
      for (let i = min(run, job.pixels - p); i > 0; i--, x += row) sum = f32x4.add(sum, loadLanes(x, lanes));
      total = f32x4.add(total, sum);
    }
    const scaled = f32x4.mul(total, f32x4.splat(job.factor));
    storeLanes(job.sums + <usize>index * row + bytesOf(c), scaled, lanes);
  }
}

/** Fills the maps of one picture: the gradient of `sumMaps`, from `sums` to `x`. */
export function spreadSums(job: MapSums, index: i32): void {
  const channels = job.channels;
  const row = bytesOf(channels);
  let x = job.x + <usize>(index * job.pixels) * row;
  const sums = job.sums + <usize>index * row;
  for (let p = 0; p < job.pixels; p++, x += row) {
    for (let c = 0; c < channels; c += 4) {
      const lanes = channels - c;
      const four = f32x4.mul(loadLanes(sums + bytesOf(c), lanes), f32x4.splat(job.factor));
      storeLanes(x + bytesOf(c), four, lanes);
    }
  }
}
