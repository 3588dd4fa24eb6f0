import { readFileSync } from 'node:fs';
import type { Pixels } from '../../src/image/pixels.ts';
import { decodePng } from '../../src/image/png.ts';
import { sharedPath } from '../shared.ts';

export const set5Names = ['baby', 'bird', 'butterfly', 'head', 'woman'] as const;
export type Set5Folder = 'hr' | 'lr' | 'rcan' | 'rcan-plus';

const decoded = new Map<string, Pixels>();

/** One picture of the Set5 data in `../shared`, decoded once; `rcan` and `rcan-plus` are the official output files. */
export function set5(scale: number, folder: Set5Folder, name: string): Pixels {
  const path = sharedPath('data', 'set5', `x${scale}`, folder, `${name}.png`);
  const picture = decoded.get(path) ?? decodePng(readFileSync(path), path);
  decoded.set(path, picture);
  return picture;
}
