import { bytesOf } from './arithmetic';

/**
 * y = x s + shortcut, channel attention's rescaling and the sum after it in one pass over [pixels, channels] maps;
 * s [channels]. channels is a multiple of 4.
 */
export function scaleAdd(x: usize, s: usize, shortcut: usize, y: usize, pixels: i32, channels: i32): void {
  const row = bytesOf(channels);
  for (let p = 0; p < pixels; p++) {
    for (let c: usize = 0; c < row; c += 16, x += 16, shortcut += 16, y += 16) {
      // Not a fused multiply-add: the result is that of two passes.
      v128.store(y, f32x4.add(f32x4.mul(v128.load(x), v128.load(s + c)), v128.load(shortcut)));
    }
  }
}
