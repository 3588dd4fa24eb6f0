import { createContext } from 'svelte';
import type { CardId } from '../../image/cards/index.ts';
import type { Pixels } from '../../image/pixels.ts';
import { Serial } from '../../engine/serial.ts';
import type { Scale } from '../../model/config.ts';
import { sourceOf } from './wish.ts';
import type { PictureApi } from '../pictures/picture-store.ts';

/** The test cards as the network gets them, for runs in the background. */
export class CardPictures {
  readonly #pictures: PictureApi;
  readonly #turns = new Serial();

  /** @param pictures a thread of its own: that of the page keeps the picture on the page */
  constructor(pictures: PictureApi) {
    this.#pictures = pictures;
  }

  /** The LR picture of a card, of the size that the page shows. */
  lr(id: CardId, scale: Scale): Promise<Pixels> {
    return this.#turns.run(async () => {
      await this.#pictures.open(sourceOf({ picture: { kind: 'card', id }, scale }));
      return (await this.#pictures.prepare('hr', scale)).lr;
    });
  }
}

export const [useCardPictures, provideCardPictures] = createContext<CardPictures>();
