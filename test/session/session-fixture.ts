import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { drawCard, type CardId } from '../../src/image/cards/index.ts';
import { encodePng } from '../../src/image/png.ts';
import type { WeightsSource } from '../../src/session/run/shipped-weights.ts';
import { firstExtent, type Wish } from '../../src/session/run/wish.ts';
import type { Session } from '../../src/session/session.svelte.ts';
import { checkpointBytes } from '../engine/fixture.ts';
import { loadReference } from '../fixtures/reference-files.ts';

/** The weights that the notebook brings, from the disk. */
export const fromDisk: WeightsSource = async (scale) => {
  const bytes = await readFile(new URL(`../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  return new Uint8Array(bytes).buffer;
};

/** Small networks of the same scales: for what does not depend on how the picture looks. */
export const small: WeightsSource = (scale) => {
  const name = { 2: 'g2b2c8r4-x2-3ch-7x9', 3: 'g2b1c12r3-x3-3ch-5x7', 4: 'g1b2c16r4-x4-3ch-7x5' }[
    scale as 2 | 3 | 4
  ];
  return Promise.resolve(checkpointBytes(loadReference(name)));
};

/** A test card of so many pixels a side, as a file that the reader has opened. */
export const pictureOf = (name: string, id: CardId, side = 64) =>
  ({ kind: 'file', name, file: new Blob([new Uint8Array(encodePng(drawCard(id, side)))]) }) as const;

export const wishFor = (picture: Wish['picture']): Wish => ({
  picture,
  role: 'hr',
  extent: firstExtent,
  scale: 2,
  checkpoint: { kind: 'shipped' },
});

/** Resolves when nothing is going on any more, and what is on the page is what was asked for. */
export const settled = (session: Session) =>
  expect
    .poll(() => session.tasks.activity.kind === 'idle' && !session.edits.pending, {
      interval: 2,
      timeout: 50_000,
    })
    .toBe(true);
