import type { Cell } from '../shared/cell.ts';
import type { Size } from './geometry.ts';

/** Milliseconds that the kernel rests on a pixel. */
const rest = 120;

interface Sliding {
  readonly size: () => Size;
  readonly pixel: () => Cell;
  readonly onpixel: (cell: Cell) => void;
}

/** Slides a kernel over its maps, row by row, from where it is; at the end it begins anew. */
export class SlidingKernel {
  isPlaying = $state(false);
  readonly #sliding: Sliding;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sliding: Sliding) {
    this.#sliding = sliding;
  }

  toggle(): void {
    if (this.isPlaying) return this.stop();
    this.isPlaying = true;
    this.#next();
  }

  /** Call it when what it slides over goes away. */
  stop(): void {
    clearTimeout(this.#timer);
    this.isPlaying = false;
  }

  #next(): void {
    const { width, height } = this.#sliding.size();
    const { x, y } = this.#sliding.pixel();
    const place = (y * width + x + 1) % (width * height);
    this.#sliding.onpixel({ x: place % width, y: Math.floor(place / width) });
    this.#timer = setTimeout(() => this.#next(), rest);
  }
}
