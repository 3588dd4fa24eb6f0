import { bitmap } from '../shared/rgba.ts';
import type { Box } from '../shared/box.ts';

/** A picture to be scaled: a part of a canvas. */
export interface Raster extends Box {
  readonly source: HTMLCanvasElement;
}

/** How long a frame may make bitmaps, in milliseconds: what is left of it is for drawing. */
const budget = 7;

const kept = new WeakMap<object, Map<string, Raster>>();

/** Makes bitmaps for one frame: no more of them once its time is up. A frame that has time makes one at least. */
export class RasterMaker {
  readonly #end: number;
  #isNext: boolean;
  /** Whether something was left for the next frame. */
  isBehind = false;

  constructor(hasTime = true) {
    this.#isNext = hasTime;
    this.#end = hasTime ? performance.now() + budget : 0;
  }

  /** The bitmap of some data for some use, made once for as long as the data lives; undefined where time is up. */
  once(
    data: object,
    use: string,
    size: { readonly width: number; readonly height: number },
    paint: (rgba: Uint8ClampedArray) => void,
  ): Raster | undefined {
    return this.#keep(data, use, () => ({
      source: bitmap(size.width, size.height, paint),
      x: 0,
      y: 0,
      ...size,
    }));
  }

  /** The same of one of many equal pictures that are all needed: they share a canvas, and are painted at once. */
  onSheet(
    data: object,
    use: string,
    { at, count, width, height }: { at: number; count: number; width: number; height: number },
    paint: (at: number, rgba: Uint8ClampedArray) => void,
  ): Raster | undefined {
    const sheet = this.#keep(data, `all ${use}`, () => {
      const size = { width, height: height * count };
      const length = 4 * width * height;
      const source = bitmap(size.width, size.height, (rgba) => {
        for (let i = 0; i < count; i++) paint(i, rgba.subarray(i * length, (i + 1) * length));
      });
      return { source, x: 0, y: 0, ...size };
    });
    return sheet && { source: sheet.source, x: 0, y: at * height, width, height };
  }

  #keep(data: object, use: string, make: () => Raster): Raster | undefined {
    const all = kept.get(data) ?? new Map<string, Raster>();
    kept.set(data, all);
    const known = all.get(use);
    if (known) return known;
    if (!this.#isNext && performance.now() > this.#end) {
      this.isBehind = true;
      return undefined;
    }
    this.#isNext = false;
    const made = make();
    all.set(use, made);
    return made;
  }
}
