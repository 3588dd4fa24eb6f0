import { readFile } from 'node:fs/promises';
import { drawCard, type CardId } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import type { WeightsSource } from '../../src/notebook/shipped-weights.ts';
import type { Wish } from '../../src/notebook/wish.ts';

/** The weights that the notebook brings, from the disk. */
export const fromDisk: WeightsSource = async (scale) => {
  const bytes = await readFile(new URL(`../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  return new Uint8Array(bytes).buffer;
};

/** A test card of so many pixels a side, as a file that the reader has opened. */
export const pictureOf = (name: string, id: CardId, side = 64) =>
  ({ kind: 'file', name, file: new Blob([new Uint8Array(encodePng(drawCard(id, side)))]) }) as const;

export const wishFor = (picture: Wish['picture']): Wish => ({
  picture,
  role: 'hr',
  scale: 2,
  checkpoint: { kind: 'shipped' },
});
