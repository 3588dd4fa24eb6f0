/** Pixels that a pointer may stray in a click. */
const slack = 4;
/** Pixels from 0 to 1. */
const fullWay = 150;

/** A value in 0..1 that is dragged up and down. */
export class ValueDrag<Target> {
  readonly target: Target;
  readonly #from: number;
  readonly #y: number;
  #moved = false;

  /** @param from the value before; `y` in pixels, downwards, where the pointer takes hold */
  constructor(target: Target, from: number, y: number) {
    [this.target, this.#from, this.#y] = [target, from, y];
  }

  /** Whether it is more than a click. */
  get moved(): boolean {
    return this.#moved;
  }

  /** The value, in hundredths, for a pointer at this height; undefined while this may still be a click. */
  at(y: number): number | undefined {
    const up = this.#y - y;
    this.#moved ||= Math.abs(up) > slack;
    if (!this.#moved) return undefined;
    return Math.round(100 * Math.min(1, Math.max(0, this.#from + up / fullWay))) / 100;
  }
}
