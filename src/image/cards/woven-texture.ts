import type { Pixels } from '../pixels.ts';
import { indigo, ink, mix, ochre, paint, paper, shade, vermilion, type Rgb } from './paint.ts';
import { hash } from './random.ts';

const THREADS = 48;

/** Colours of a tartan's threads in order; the set repeats, warp and weft alike. */
const set: readonly Rgb[] = [
  ...Array<Rgb>(9).fill(indigo),
  ink,
  ink,
  paper,
  paper,
  ink,
  ...Array<Rgb>(8).fill(vermilion),
  ochre,
  ochre,
];

/**
 * A 2/2 twill: each thread runs over two and under two, shifted by one from row to row. Threads are round, twisted
 * from fibres and uneven; the fine regular texture is what super-resolution most easily gets wrong.
 */
export function wovenTexture(size: number): Pixels {
  return paint(size, 3, (x, y) => {
    const u = x * THREADS;
    const v = y * THREADS;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const step = (((column - row) % 4) + 4) % 4;
    const warpOnTop = step < 2;
    // Across: -1..1 over the thread's width. Along: -1..1 over the two crossings it passes above.
    const across = 2 * ((warpOnTop ? u - column : v - row) - 0.5);
    const along = warpOnTop ? alongFloat(v - row, step === 1) : alongFloat(u - column, step === 3);
    const thread = warpOnTop ? column : row;
    const colour = set[thread % set.length]!;
    const round = Math.sqrt(Math.max(1 - 0.92 * across * across, 0));
    const bend = 1 - 0.35 * along ** 4;
    const length = warpOnTop ? v : u;
    const twist =
      1 + 0.1 * Math.sin(2 * Math.PI * (2.5 * length + 0.9 * across + hash(thread, Number(warpOnTop))));
    const uneven = 0.92 + 0.16 * hash(column, row, 7);
    return shade(mix(shade(colour, 0.25), colour, round), bend * twist * uneven * 1.05);
  });
}

/** Where on a float of two crossings a point lies; `first` says that it is in the first of the two. */
function alongFloat(fraction: number, first: boolean): number {
  return first ? fraction - 1 : fraction;
}
