import type { Pixels } from '../pixels.ts';
import { ink, mix, paint, paper, smoothstep } from './paint.ts';

/**
 * Rings whose frequency grows with their radius, up to the highest a picture can hold (half a cycle per pixel) at
 * the middle of each side; beyond, they fade. Every frequency and direction occurs once, and aliasing shows as
 * rings that are not there.
 */
export function zonePlate(size: number): Pixels {
  return paint(size, 1, (x, y) => {
    const radius = Math.hypot(x - 0.5, y - 0.5) * 2;
    // Phase pi R r^2 / 2 with R = size / 2 pixels: its slope reaches pi per pixel at r = 1.
    const wave = Math.cos((Math.PI * size * radius * radius) / 4);
    const strength = 1 - smoothstep(0.9, 1, radius);
    return mix(ink, paper, 0.5 + 0.5 * wave * strength);
  });
}
