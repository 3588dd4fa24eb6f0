import { createContext } from 'svelte';
import { corners, type Corner } from './corners.ts';

/** Under which it is stored where the docked output lies and whether it is put away. */
export const dockKey = 'docked output';

/** Where the reader wants the docked output: remembered in this browser. */
export class Dock {
  corner: Corner = $state('bottom-right');
  /** Whether it is put away; undefined until the reader has said so. */
  away: boolean | undefined = $state();
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;

  /** @param storage undefined where the browser allows none */
  constructor(storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
    try {
      const [corner, shown] = (storage?.getItem(dockKey) ?? '').split(' ');
      this.corner = corners.find((one) => one === corner) ?? this.corner;
      this.away = shown === 'away' ? true : shown === 'shown' ? false : undefined;
    } catch {
      // Storage can be forbidden: then nothing is restored.
    }
  }

  moveTo(corner: Corner): void {
    this.corner = corner;
    this.#store();
  }

  putAway(away: boolean): void {
    this.away = away;
    this.#store();
  }

  #store(): void {
    const shown = this.away === undefined ? [] : [this.away ? 'away' : 'shown'];
    try {
      this.#storage?.setItem(dockKey, [this.corner, ...shown].join(' '));
    } catch {
      // As above.
    }
  }
}

export const [useDock, provideDock] = createContext<Dock>();
