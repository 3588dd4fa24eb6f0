import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { projectRoot } from './build.mjs';

// `npx tsx scripts/make-icons.ts`: draws the PNG icons of the installed notebook. They are those of public/icon.svg: one
// coarse square, the same in four fine ones, and what both are made of.

/** Rectangles of the icon on its grid of 16 x 16: left, top, width, height, colour. */
const rectangles = [
  [2, 2, 5, 5, 0x1766a8],
  [9, 2, 2, 2, 0xb84a00],
  [12, 2, 2, 2, 0xb84a00],
  [9, 5, 2, 2, 0xb84a00],
  [12, 5, 2, 2, 0xb84a00],
  [2, 9, 12, 5, 0x00714f],
] as const;
const ground = 0xfdfcfa;

/** @param inset share of the side around the drawing: systems cut a maskable icon to their own shape */
function draw(side: number, inset: number): Uint8Array {
  const data = new Uint8Array(3 * side * side);
  const fill = (left: number, top: number, right: number, bottom: number, colour: number): void => {
    for (let y = Math.round(top); y < Math.round(bottom); y++)
      for (let x = Math.round(left); x < Math.round(right); x++)
        data.set([colour >> 16, (colour >> 8) & 255, colour & 255], 3 * (y * side + x));
  };
  fill(0, 0, side, side, ground);
  const unit = (side * (1 - 2 * inset)) / 16;
  const at = (place: number): number => side * inset + place * unit;
  for (const [x, y, width, height, colour] of rectangles)
    fill(at(x), at(y), at(x + width), at(y + height), colour);
  return encode({ width: side, height: side, data, channels: 3 });
}

for (const [name, side, inset] of [
  ['icon-192.png', 192, 0],
  ['icon-512.png', 512, 0],
  ['icon-maskable-512.png', 512, 0.15],
] as const)
  writeFileSync(join(projectRoot, 'public', name), draw(side, inset));
