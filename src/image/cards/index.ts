import type { Pixels } from '../pixels.ts';
import { deadLeaves } from './dead-leaves.ts';
import { facade } from './facade.ts';
import { siemensStar } from './siemens-star.ts';
import { slantedEdges } from './slanted-edges.ts';
import { textCard } from './text-card.ts';
import { wovenTexture } from './woven-texture.ts';
import { zonePlate } from './zone-plate.ts';

const cards = {
  'zone-plate': zonePlate,
  'siemens-star': siemensStar,
  'slanted-edges': slantedEdges,
  'text-latin-chinese': textCard,
  'woven-texture': wovenTexture,
  facade,
  'dead-leaves': deadLeaves,
} satisfies Record<string, (size: number) => Pixels>;

export type CardId = keyof typeof cards;

/** The test cards in the order in which they are offered. */
export const cardIds = Object.keys(cards) as readonly CardId[];

/**
 * Draws a test card: an RGB picture of `size` x `size` pixels, the same on every machine. Made for 96 to 512.
 * The cards are drawn by arithmetic alone, so that they are free of rights, known exactly and there offline.
 */
export function drawCard(id: CardId, size: number): Pixels {
  return cards[id](size);
}
