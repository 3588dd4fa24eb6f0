import { arrowStep, keyTarget } from './keys.ts';

/** A cell of a grid: its row, and what stands in its column. */
export interface GridPlace {
  readonly row: number;
  readonly item: number;
}

interface Grid {
  readonly rows: number;
  /** What stands in the columns, from left to right: the cursor stays with it when they change places. */
  readonly order: readonly number[];
  /** Rows by Page Up and Page Down. */
  readonly page: number;
}

/** Where the keyboard is in a grid: where the page's selection is, then where keys lead, until that changes. */
export class GridCursor {
  readonly #grid: () => Grid;
  readonly #selected: () => GridPlace;
  #at = $derived.by(() => this.#selected());

  /** @param selected the first cell of what is selected, else the first of the grid */
  constructor(grid: () => Grid, selected: () => GridPlace) {
    this.#grid = grid;
    this.#selected = selected;
  }

  get at(): GridPlace {
    return this.#at;
  }

  get column(): number {
    return this.#grid().order.indexOf(this.#at.item);
  }

  /**
   * Moves as a key asks for, within the grid: by a cell, by a page of rows, or to an end of the row. Whether it does.
   * @param from where it starts, if not where it is
   */
  press(event: KeyboardEvent, from = this.#at): boolean {
    const { rows, order, page } = this.#grid();
    const step =
      arrowStep(event) ??
      keyTarget<readonly [number, number]>(event, {
        PageUp: [0, -page],
        PageDown: [0, page],
        Home: [-order.length, 0],
        End: [order.length, 0],
      });
    if (!step) return false;
    const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
    const column = within(order.indexOf(from.item) + step[0], order.length);
    this.#at = { row: within(from.row + step[1], rows), item: order[column] ?? 0 };
    return true;
  }
}
