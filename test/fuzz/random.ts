/** Random choices that are the same for the same seed. */
export class Random {
  #state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1 (mulberry32, by Tommy Ettinger: neighbouring seeds give unlike sequences). */
  number(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  chance(share: number): boolean {
    return this.number() < share;
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Up to `most` of what `make` gives, small counts more often. */
  list<T>(most: number, make: () => T): T[] {
    return Array.from({ length: Math.floor(most ** this.number()) }, make);
  }

  /** A count from 1 to `most`, small ones more often. */
  count(most: number): number {
    return Math.max(1, Math.floor(most ** this.number()));
  }
}
