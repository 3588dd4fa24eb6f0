import type { Pixels } from '../pixels.ts';

/** Red, green, blue in 0..255, unrounded. */
export type Rgb = readonly [number, number, number];

/** Colours that the cards share. */
export const paper: Rgb = [250, 246, 236];
export const ink: Rgb = [24, 28, 44];
export const vermilion: Rgb = [196, 58, 36];
export const indigo: Rgb = [38, 70, 140];
export const moss: Rgb = [72, 112, 58];
export const ochre: Rgb = [218, 160, 50];
export const plum: Rgb = [116, 48, 104];
export const teal: Rgb = [28, 124, 128];

/** From `a` (t = 0) to `b` (t = 1). */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A colour made brighter or darker by a factor. */
export const shade = (colour: Rgb, factor: number): Rgb => mix([0, 0, 0], colour, factor);

/** Clamps to 0..1. */
export const clamp01 = (value: number): number => Math.min(Math.max(value, 0), 1);

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** The part of a pixel that a shape covers whose edge is `distance` pixels away, negative inside. */
export const coverage = (distance: number): number => clamp01(0.5 - distance);

/**
 * Paints a square picture by asking for the colour at points of the unit square (x right, y down).
 * @param samples points per pixel along each axis, averaged; 1 for a shader that antialiases by itself
 */
export function paint(size: number, samples: number, colourAt: (x: number, y: number) => Rgb): Pixels {
  const data = new Uint8ClampedArray(size * size * 3);
  const step = 1 / (size * samples);
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let s = 0; s < samples * samples; s++) {
        const x = (px * samples + (s % samples) + 0.5) * step;
        const y = (py * samples + Math.floor(s / samples) + 0.5) * step;
        const colour = colourAt(x, y);
        red += colour[0];
        green += colour[1];
        blue += colour[2];
      }
      const at = (py * size + px) * 3;
      data[at] = red / samples ** 2;
      data[at + 1] = green / samples ** 2;
      data[at + 2] = blue / samples ** 2;
    }
  }
  return { width: size, height: size, channels: 3, data };
}
