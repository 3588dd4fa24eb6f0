import type { Pixels } from '../pixels.ts';
import { house } from './house.ts';
import { mix, paint, shade, type Rgb } from './paint.ts';

/** The eye: where it looks in the picture, and how high it is above the street. The nearest corner is 1 away. */
const CORNER_X = 0.4;
const HORIZON_Y = 0.8;
const EYE = 0.12;
const HOUSE_HEIGHT = 0.86;

/** Directions of the two walls that meet in the corner: to the right and away, and to the left and away. */
const sunny = { right: Math.cos(0.61), away: Math.sin(0.61) };
const shady = { right: -Math.cos(0.96), away: Math.sin(0.96) };

/**
 * A house at a street corner in two-point perspective: bricks, shutters, railings and tiles that shrink towards the
 * vanishing points, so that the same pattern is seen at every frequency.
 */
export function facade(size: number): Pixels {
  return paint(size, 3, (x, y) => {
    const dx = x - CORNER_X;
    const dy = y - HORIZON_Y;
    const wall = dx > 0 ? sunny : shady;
    // The ray (dx, 1) meets the wall (0, 1) + s (right, away) at this length from the corner.
    const s = dx / (wall.right - dx * wall.away);
    const distance = 1 + s * wall.away;
    const height = EYE - dy * distance;
    if (height >= 0 && height <= HOUSE_HEIGHT) {
      const colour = house(s, height, wall === sunny ? 1 : 2);
      return wall === sunny ? shade(colour, 1.03) : mix(shade(colour, 0.58), [40, 52, 92], 0.16);
    }
    return dy > 0 ? street(dx, dy) : sky(x, y);
  });
}

function sky(x: number, y: number): Rgb {
  return mix([92, 148, 204], [246, 232, 210], Math.min(Math.max(y * 1.15 + 0.12 * (x - 0.5), 0), 1));
}

/** Square tiles, turned like the house. */
function street(dx: number, dy: number): Rgb {
  const away = EYE / dy;
  const right = dx * away;
  const u = (right * sunny.right + away * sunny.away) / 0.045;
  const v = (away * sunny.right - right * sunny.away) / 0.045;
  const joint = Math.min(u - Math.floor(u), v - Math.floor(v)) < 0.1;
  const dark = (Math.floor(u) + Math.floor(v)) % 2 === 0;
  if (joint) return [104, 98, 96];
  return dark ? [158, 150, 144] : [198, 190, 178];
}
