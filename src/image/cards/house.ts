import { mix, shade, type Rgb } from './paint.ts';
import { hash } from './random.ts';

const BAY = 0.15;
const GROUND_FLOOR = 0.19;
const FLOOR = 0.148;
const FLOORS = 4;
const CORNICE = GROUND_FLOOR + FLOORS * FLOOR;

const stone: Rgb = [222, 206, 176];
const brick: Rgb = [186, 98, 66];
const mortar: Rgb = [214, 178, 146];
const shutter: Rgb = [44, 104, 106];
const frame: Rgb = [244, 240, 228];
const dark: Rgb = [36, 38, 48];

/**
 * The colour of a wall, at `s` along it and `height` above the street (the house is 0.86 high).
 * @param wall tells the two walls apart, so that their windows differ
 */
export function house(s: number, height: number, wall: number): Rgb {
  const bay = Math.floor(s / BAY);
  /** Across the bay, -0.5 to 0.5. */
  const u = s / BAY - bay - 0.5;
  if (s < 0.012) return quoin(height);
  if (height < GROUND_FLOOR) return groundFloor(u, height, bay);
  if (height > CORNICE) return cornice(s, height - CORNICE);
  const floor = Math.floor((height - GROUND_FLOOR) / FLOOR);
  const v = (height - GROUND_FLOOR) / FLOOR - floor;
  return upperFloor(u, v, hash(bay, floor, wall), floor % 2 === 0) ?? bricks(s, height);
}

function quoin(height: number): Rgb {
  return shade(stone, Math.floor(height / 0.03) % 2 === 0 ? 1.05 : 0.9);
}

function bricks(s: number, height: number): Rgb {
  const course = Math.floor(height / 0.0115);
  const along = s / 0.034 + (course % 2) / 2;
  const joint = height / 0.0115 - course < 0.16 || along - Math.floor(along) < 0.07;
  return joint ? mortar : shade(brick, 0.82 + 0.34 * hash(Math.floor(along), course));
}

/** Stone blocks with an arch in every bay. */
function groundFloor(u: number, height: number, bay: number): Rgb {
  const v = height / GROUND_FLOOR;
  const aspect = GROUND_FLOOR / BAY;
  const round = Math.hypot(u, (v - 0.52) * aspect);
  const within = (half: number): boolean => (v < 0.52 ? Math.abs(u) < half : round < half);
  if (within(0.27)) {
    if (bay % 3 === 1)
      return v < 0.5 && Math.abs(u) > 0.012
        ? shade([118, 56, 40], 0.8 + 0.3 * (v % 0.17 > 0.02 ? 1 : 0))
        : dark;
    const bar = Math.abs(((u + 0.27) % 0.135) - 0.0675) > 0.058 || v % 0.2 < 0.02;
    return bar ? shade(frame, 0.8) : mix(dark, [120, 150, 170], v * 0.8);
  }
  if (within(0.34)) return shade(stone, 1.1);
  const joint = v % 0.14 < 0.016;
  return joint ? shade(stone, 0.66) : shade(stone, 0.92);
}

/** Everything on an upper floor that is not brick; `chance` in 0..1 tells one window from the next. */
function upperFloor(u: number, v: number, chance: number, balcony: boolean): Rgb | undefined {
  if (v < 0.035) return shade(stone, 1.06);
  const side = Math.abs(u);
  if (balcony && v < 0.3 && side < 0.44) {
    const bar = Math.abs((u * 16) % 1) < 0.24 || v > 0.275 || side > 0.425;
    if (bar) return dark;
  }
  if (v < 0.1 || v > 0.9) return undefined;
  if (side < 0.2) return pane(u, v, chance);
  if (side < 0.225) return frame;
  if (side < 0.37 && v < 0.84) {
    const slat = (v * 22) % 1;
    return side < 0.235 || side > 0.36 ? shade(shutter, 0.75) : shade(shutter, 0.75 + 0.5 * slat);
  }
  if (v > 0.84 && side < 0.28) return shade(stone, 1.1);
  return undefined;
}

/** A window of two wings with three panes each: sky in the glass, or a lamp behind it. */
function pane(u: number, v: number, chance: number): Rgb {
  const w = (v - 0.1) / 0.74;
  if (w > 1) return shade(stone, 1.1);
  const bar = Math.abs(u) < 0.016 || Math.abs(u) > 0.185 || w % 0.333 < 0.035 || w > 0.965;
  if (bar) return frame;
  if (chance > 0.8) return mix([250, 206, 110], [214, 132, 58], w);
  const gleam = (u + 0.45 * w + chance) % 0.5 < 0.16 ? 0.3 : 0;
  return mix([46, 62, 88], [168, 200, 220], 0.2 + 0.35 * w * chance + gleam);
}

/** Mouldings with a row of dentils under the roof; `h` from the cornice's foot. */
function cornice(s: number, h: number): Rgb {
  if (h < 0.016) return shade(stone, 0.86);
  if (h < 0.036) return (s / 0.018) % 1 < 0.55 ? shade(stone, 1.12) : shade(stone, 0.5);
  if (h < 0.05) return shade(stone, 1.08);
  return shade(stone, h < 0.058 ? 0.72 : 0.98);
}
