import { ReaderError } from '../image/reader-error.ts';
import { PlaneFourier } from './plane-fourier.ts';

/** Samples of one channel, row by row (HW). */
export interface SampledPlane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array | Float64Array | Uint8ClampedArray;
}

/**
 * 'hann': the periodic Hann window 0.5 - 0.5 cos(2 pi n / N) along both axes. The transform takes a picture to be
 * periodic; without a window, the jump at its edges shows as frequencies that the picture does not have (leakage).
 * 'none': weight 1 for every sample.
 */
export type SpectralWindow = 'hann' | 'none';

export interface SpectrumOptions {
  readonly window: SpectralWindow;
  /** 'removed': the mean, weighted by the window, is subtracted first, so that frequency 0 is exactly 0. */
  readonly mean: 'removed' | 'kept';
}

export const defaultSpectrum: SpectrumOptions = { window: 'hann', mean: 'removed' };

/** Power at every frequency (HW): row k is k / H, column l is l / W cycles/pixel, the upper half negative. */
export interface PowerSpectrum {
  readonly width: number;
  readonly height: number;
  readonly power: Float64Array;
}

/** The smallest side, in px, of which a spectrum is taken. */
export const smallestSpectrum = 8;

/**
 * Takes power spectra of planes of one size. With w the window, x the plane (its mean removed or kept) and X the
 * transform of w x, the power at a frequency is |X|^2 / (H W sum(w^2)). By Parseval's theorem all powers add up to
 * sum(w^2 x^2) / sum(w^2), the mean square of x weighted by the window, in the plane's units squared. White noise of
 * variance v then has v / (H W) at every frequency for any window.
 */
export class Spectrometer {
  readonly height: number;
  readonly width: number;
  readonly options: SpectrumOptions;
  readonly #fourier: PlaneFourier;
  readonly #rowWeights: Float64Array;
  readonly #columnWeights: Float64Array;
  readonly #weighted: Float64Array;

  /** @throws ReaderError `spectrum-too-small` when a side has fewer than 8 px. */
  constructor(height: number, width: number, options: SpectrumOptions = defaultSpectrum) {
    if (Math.min(height, width) < smallestSpectrum) throw tooSmall(height, width);
    this.height = height;
    this.width = width;
    this.options = options;
    this.#fourier = new PlaneFourier(height, width);
    this.#rowWeights = windowWeights(options.window, height);
    this.#columnWeights = windowWeights(options.window, width);
    this.#weighted = new Float64Array(height * width);
  }

  /** The power spectrum of a plane (HW) of this size. NaN throughout when a sample is not finite. */
  measure(plane: ArrayLike<number>): PowerSpectrum {
    const { height, width } = this;
    this.#weigh(plane);
    const { re, im, columns } = this.#fourier.transform(this.#weighted);
    const scale = 1 / (height * width * sumOfSquares(this.#rowWeights) * sumOfSquares(this.#columnWeights));
    const power = new Float64Array(height * width);
    for (let k = 0; k < height; k++) {
      const mirroredRow = ((height - k) % height) * width;
      for (let l = 0; l < columns; l++) {
        const at = k * columns + l;
        const value = (re[at]! ** 2 + im[at]! ** 2) * scale;
        power[k * width + l] = value;
        // A real plane has the same power at -f as at f.
        power[mirroredRow + ((width - l) % width)] = value;
      }
    }
    return { width, height, power };
  }

  #weigh(plane: ArrayLike<number>): void {
    const rows = this.#rowWeights;
    const columns = this.#columnWeights;
    const offset = this.options.mean === 'removed' ? this.#mean(plane) : 0;
    for (let y = 0, at = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++, at++)
        this.#weighted[at] = (plane[at]! - offset) * rows[y]! * columns[x]!;
  }

  /** The mean weighted by the window, computed relative to the first sample, so that a flat plane becomes exactly 0. */
  #mean(plane: ArrayLike<number>): number {
    const rows = this.#rowWeights;
    const columns = this.#columnWeights;
    const first = plane[0]!;
    let sum = 0;
    for (let y = 0, at = 0; y < this.height; y++) {
      let row = 0;
      for (let x = 0; x < this.width; x++, at++) row += (plane[at]! - first) * columns[x]!;
      sum += row * rows[y]!;
    }
    return first + sum / (total(rows) * total(columns));
  }
}

/** The power spectrum of one plane (HW). For many planes of one size, `Spectrometer` is faster. */
export function powerSpectrum(plane: SampledPlane, options?: SpectrumOptions): PowerSpectrum {
  return new Spectrometer(plane.height, plane.width, options).measure(plane.data);
}

/** The spectrum with frequency 0 moved to row floor(H / 2), column floor(W / 2), for display. */
export function centred({ width, height, power }: PowerSpectrum): PowerSpectrum {
  const shifted = new Float64Array(power.length);
  const right = width >> 1;
  for (let k = 0; k < height; k++) {
    const row = ((k + (height >> 1)) % height) * width;
    shifted.set(power.subarray(k * width, (k + 1) * width - right), row + right);
    shifted.set(power.subarray((k + 1) * width - right, (k + 1) * width), row);
  }
  return { width, height, power: shifted };
}

/** The window's weights along an axis of `length` samples. */
export function windowWeights(window: SpectralWindow, length: number): Float64Array {
  if (window === 'none') return new Float64Array(length).fill(1);
  return Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length));
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

function tooSmall(height: number, width: number): ReaderError {
  return new ReaderError(
    'spectrum-too-small',
    `A picture or map of ${width} × ${height} px is too small for a spectrum; it needs at least ${smallestSpectrum} px on each side. Take a larger picture.`,
    { width, height, least: smallestSpectrum },
  );
}
