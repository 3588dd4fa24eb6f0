import { fourier, type Fourier } from './fourier.ts';

/** The transform of a real plane: columns 0 to floor(W / 2) of every row; the others are their conjugates. */
export interface HalfTransform {
  /** H x columns, row by row, frequency 0 first. */
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly columns: number;
}

/** The two-dimensional Fourier transform of real planes of one size, by rows and then by columns; not scaled. */
export class PlaneFourier {
  readonly height: number;
  readonly width: number;
  readonly #rows: Fourier;
  readonly #columns: Fourier;
  readonly #half: HalfTransform;

  constructor(height: number, width: number) {
    this.height = height;
    this.width = width;
    this.#rows = fourier(width);
    this.#columns = fourier(height);
    const columns = (width >> 1) + 1;
    const size = height * columns;
    this.#half = { re: new Float64Array(size), im: new Float64Array(size), columns };
  }

  /** The transform of a plane (HW). The arrays belong to this object and are overwritten by its next transform. */
  transform(plane: ArrayLike<number>): HalfTransform {
    this.#transformRows(plane);
    this.#transformColumns();
    return this.#half;
  }

  /** Two real rows are transformed as one complex row; the conjugate-symmetric part of the result is the first row's. */
  #transformRows(plane: ArrayLike<number>): void {
    const { height, width } = this;
    const { re, im, columns } = this.#half;
    const a = new Float64Array(width);
    const b = new Float64Array(width);
    for (let y = 0; y < height; y += 2) {
      const paired = y + 1 < height;
      for (let x = 0; x < width; x++) {
        a[x] = plane[y * width + x]!;
        b[x] = paired ? plane[(y + 1) * width + x]! : 0;
      }
      this.#rows.transform(a, b);
      for (let k = 0; k < columns; k++) {
        const mirrored = (width - k) % width;
        const at = y * columns + k;
        re[at] = (a[k]! + a[mirrored]!) / 2;
        im[at] = (b[k]! - b[mirrored]!) / 2;
        if (!paired) continue;
        re[at + columns] = (b[k]! + b[mirrored]!) / 2;
        im[at + columns] = (a[mirrored]! - a[k]!) / 2;
      }
    }
  }

  #transformColumns(): void {
    const { re, im, columns } = this.#half;
    const a = new Float64Array(this.height);
    const b = new Float64Array(this.height);
    for (let k = 0; k < columns; k++) {
      for (let y = 0, at = k; y < this.height; y++, at += columns) {
        a[y] = re[at]!;
        b[y] = im[at]!;
      }
      this.#columns.transform(a, b);
      for (let y = 0, at = k; y < this.height; y++, at += columns) {
        re[at] = a[y]!;
        im[at] = b[y]!;
      }
    }
  }
}
