/** The discrete Fourier transform of sequences of one length, in float64. */
export interface Fourier {
  readonly length: number;
  /**
   * X_k = sum over n of x_n exp(-2 pi i k n / N), not scaled, in place; both arrays hold N values. With `re` and `im`
   * exchanged it computes N times the inverse.
   */
  transform(re: Float64Array, im: Float64Array): void;
}

/** The transform of a length of 1 or more: radix 2 for powers of two, Bluestein's algorithm for any other. */
export function fourier(length: number): Fourier {
  return (length & (length - 1)) === 0 ? new Radix2(length) : new Bluestein(length);
}

/** Cooley and Tukey's: bit-reversed order, then butterflies of 2, 4, 8, ... */
class Radix2 implements Fourier {
  readonly length: number;
  readonly #reversed: Uint32Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  constructor(length: number) {
    this.length = length;
    this.#reversed = new Uint32Array(length);
    for (let i = 1; i < length; i++)
      this.#reversed[i] = (this.#reversed[i >> 1]! >> 1) | (i % 2 === 1 ? length >> 1 : 0);
    const angle = (k: number): number => (2 * Math.PI * k) / length;
    this.#cos = Float64Array.from({ length: length >> 1 }, (_, k) => Math.cos(angle(k)));
    this.#sin = Float64Array.from({ length: length >> 1 }, (_, k) => Math.sin(angle(k)));
  }

  transform(re: Float64Array, im: Float64Array): void {
    this.#reorder(re);
    this.#reorder(im);
    const cos = this.#cos;
    const sin = this.#sin;
    for (let half = 1; half < this.length; half *= 2) {
      const stride = this.length / (2 * half);
      for (let start = 0; start < this.length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const a = start + k;
          const b = a + half;
          const c = cos[k * stride]!;
          const s = sin[k * stride]!;
          const x = re[b]! * c + im[b]! * s;
          const y = im[b]! * c - re[b]! * s;
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a]! += x;
          im[a]! += y;
        }
      }
    }
  }

  #reorder(values: Float64Array): void {
    for (let i = 0; i < this.length; i++) {
      const j = this.#reversed[i]!;
      if (j <= i) continue;
      const kept = values[i]!;
      values[i] = values[j]!;
      values[j] = kept;
    }
  }
}

/**
 * Bluestein (1970): since 2kn = k^2 + n^2 - (k - n)^2, the transform is a convolution with the chirp
 * exp(pi i n^2 / N), which a power of two of 2N - 1 or more computes.
 */
class Bluestein implements Fourier {
  readonly length: number;
  readonly #inner: Radix2;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #filterRe: Float64Array;
  readonly #filterIm: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(length: number) {
    this.length = length;
    let size = 1;
    while (size < 2 * length - 1) size *= 2;
    this.#inner = new Radix2(size);
    // The angle repeats with n^2 modulo 2N; without the remainder it would lose digits.
    const angle = (n: number): number => (Math.PI * ((n * n) % (2 * length))) / length;
    this.#cos = Float64Array.from({ length }, (_, n) => Math.cos(angle(n)));
    this.#sin = Float64Array.from({ length }, (_, n) => Math.sin(angle(n)));
    this.#filterRe = new Float64Array(size);
    this.#filterIm = new Float64Array(size);
    for (let n = 0; n < length; n++) {
      for (const at of [n, (size - n) % size]) {
        // The factor 1 / size of the inverse transform below.
        this.#filterRe[at] = this.#cos[n]! / size;
        this.#filterIm[at] = this.#sin[n]! / size;
      }
    }
    this.#inner.transform(this.#filterRe, this.#filterIm);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
  }

  transform(re: Float64Array, im: Float64Array): void {
    this.#re.fill(0, this.length);
    this.#im.fill(0, this.length);
    this.#timesChirp(re, im, this.#re, this.#im);
    this.#inner.transform(this.#re, this.#im);
    for (let k = 0; k < this.#inner.length; k++) {
      const a = this.#re[k]!;
      const b = this.#im[k]!;
      const c = this.#filterRe[k]!;
      const d = this.#filterIm[k]!;
      this.#re[k] = a * c - b * d;
      this.#im[k] = a * d + b * c;
    }
    this.#inner.transform(this.#im, this.#re);
    this.#timesChirp(this.#re, this.#im, re, im);
  }

  /** to = from times exp(-pi i n^2 / N), for n from 0 to N - 1. */
  #timesChirp(fromRe: Float64Array, fromIm: Float64Array, toRe: Float64Array, toIm: Float64Array): void {
    for (let n = 0; n < this.length; n++) {
      const x = fromRe[n]!;
      const y = fromIm[n]!;
      const c = this.#cos[n]!;
      const s = this.#sin[n]!;
      toRe[n] = x * c + y * s;
      toIm[n] = y * c - x * s;
    }
  }
}
