import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downscale } from '../image/bicubic.ts';
import { drawCard, type CardId } from '../image/cards/index.ts';
import { modcrop } from '../image/crop.ts';
import type { Pixels } from '../image/pixels.ts';
import type { Scale } from '../model/config.ts';
import { checkPair, partners } from './evaluation.ts';
import { picturesIn, readPicture } from './files.ts';
import { note } from './print.ts';

/** A small picture and the large one that it is of, `scale` times as large. */
export interface PicturePair {
  readonly name: string;
  readonly lr: Pixels;
  readonly hr: Pixels;
}

/** Of Set5, where it is at hand: a folder for each scale, with the true and the small pictures. */
export const set5 = '../shared/data/set5';

/** Set5 where it is at hand; says where it is not. */
export function set5AtHand(): string | undefined {
  if (existsSync(set5)) return set5;
  note(`${set5} does not exist: only the test cards are measured.`);
  return undefined;
}

/** Test cards made small by bicubic to `side` x `side` pixels. */
export function cardPairs(cards: readonly CardId[], side: number, scale: Scale): PicturePair[] {
  return cards.map((name) => {
    const hr = drawCard(name, side * scale);
    return { name, lr: downscale(hr, scale), hr };
  });
}

/**
 * The pictures of `folder`/xN/hr with those of the same names in `folder`/xN/lr, N the scale.
 * @throws ReaderError `file-unreadable`, or `bad-argument` where two do not belong together
 */
export async function folderPairs(folder: string, scale: Scale): Promise<PicturePair[]> {
  const hrFiles = await picturesIn(join(folder, `x${scale}`, 'hr'));
  const lrFiles = await partners(hrFiles, join(folder, `x${scale}`, 'lr'));
  const pairs: PicturePair[] = [];
  for (const [name, path] of hrFiles) {
    const [hr, lr] = [await readPicture(path), await readPicture(lrFiles.get(name)!)];
    checkPair(name, lr, hr, scale);
    pairs.push({ name, lr, hr: modcrop(hr, scale) });
  }
  return pairs;
}
