import type { Pixels } from '../pixels.ts';
import { coverage, shade, type Rgb } from './paint.ts';
import { randomNumbers } from './random.ts';

const SMALLEST = 0.007;
const LARGEST = 0.2;
/** Enough for about nine leaves on each other, so that no ground shows. */
const LEAVES = 12_500;

/** Autumn, seen from above. */
const colours: readonly Rgb[] = [
  [176, 68, 36],
  [214, 128, 44],
  [232, 186, 84],
  [140, 46, 44],
  [98, 110, 52],
  [58, 84, 62],
  [150, 138, 92],
  [236, 222, 180],
  [66, 58, 62],
  [72, 106, 124],
];

/**
 * Discs that fall on each other, their radii following a power law (density r^-3). Such a picture has the edges,
 * occlusions and the spectrum of natural photographs, at every scale alike (Lee, Mumford and Huang, 2001).
 */
export function deadLeaves(size: number): Pixels {
  const random = randomNumbers(2018);
  const data = new Float32Array(size * size * 3);
  for (let leaf = 0; leaf < LEAVES; leaf++) {
    // Inverse of the cumulative distribution of r^-3 between the two bounds.
    const spread = random();
    const radius = 1 / Math.sqrt(SMALLEST ** -2 + spread * (LARGEST ** -2 - SMALLEST ** -2));
    const x = random() * (1 + 2 * LARGEST) - LARGEST;
    const y = random() * (1 + 2 * LARGEST) - LARGEST;
    const near = colours[Math.floor(random() * colours.length)]!;
    const colour = shade(near, 0.55 + 0.6 * random());
    drop(data, size, { x: x * size, y: y * size, radius: radius * size, colour });
  }
  return { width: size, height: size, channels: 3, data: Uint8ClampedArray.from(data) };
}

interface Leaf {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: Rgb;
}

/** Paints one disc over what is there, lit a little from the upper left. Pixels. */
function drop(data: Float32Array, size: number, { x, y, radius, colour }: Leaf): void {
  const from = (centre: number): number => Math.max(Math.floor(centre - radius - 1), 0);
  const to = (centre: number): number => Math.min(Math.ceil(centre + radius + 1), size);
  for (let py = from(y); py < to(y); py++) {
    for (let px = from(x); px < to(x); px++) {
      const dx = px + 0.5 - x;
      const dy = py + 0.5 - y;
      const part = coverage(Math.hypot(dx, dy) - radius);
      if (part === 0) continue;
      const lit = 1 - (0.12 * (dx + dy)) / radius;
      const at = (py * size + px) * 3;
      for (let c = 0; c < 3; c++) data[at + c]! += (colour[c]! * lit - data[at + c]!) * part;
    }
  }
}
