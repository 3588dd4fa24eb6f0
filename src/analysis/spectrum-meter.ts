import type { SiteRecord } from '../trace/trace.ts';
import { cutoffs, FrequencyGrid } from './frequency-grid.ts';
import {
  defaultSpectrum,
  Spectrometer,
  type PowerSpectrum,
  type SampledPlane,
  type SpectrumOptions,
} from './power-spectrum.ts';
import type { SpectrumTable } from './spectrum-table.ts';

/** Maps (CHW), as a site's record holds them. */
export type FeatureMap = Pick<SiteRecord, 'channels' | 'height' | 'width' | 'data'>;

/** The power spectrum of one plane, and its energies by frequency: a table of one channel. */
export interface PlaneSpectrum {
  readonly spectrum: PowerSpectrum;
  readonly table: SpectrumTable;
}

/** Measures planes of one size; what depends on the size alone is computed once. */
export class SpectrumMeter {
  readonly #spectrometer: Spectrometer;
  readonly #grid: FrequencyGrid;

  /** @throws ReaderError `spectrum-too-small` when a side has fewer than 8 px. */
  constructor(height: number, width: number, options: SpectrumOptions = defaultSpectrum) {
    this.#spectrometer = new Spectrometer(height, width, options);
    this.#grid = new FrequencyGrid(height, width);
  }

  /** Whether this meter measures planes of that size in that way. */
  fits(height: number, width: number, options: SpectrumOptions = defaultSpectrum): boolean {
    const own = this.#spectrometer;
    const sameOptions = own.options.window === options.window && own.options.mean === options.mean;
    return own.height === height && own.width === width && sameOptions;
  }

  /** The spectrum of one plane (HW). */
  plane(data: ArrayLike<number>): PlaneSpectrum {
    const spectrum = this.#spectrometer.measure(data);
    return { spectrum, table: this.#table([this.#spread(spectrum)]) };
  }

  /** The energies of every channel of maps (CHW). */
  channels(data: Float32Array): SpectrumTable {
    const { height, width } = this.#spectrometer;
    const size = height * width;
    const channels: Energies[] = [];
    for (let at = 0; at < data.length; at += size)
      channels.push(this.#spread(this.#spectrometer.measure(data.subarray(at, at + size))));
    return this.#table(channels);
  }

  #spread({ power }: PowerSpectrum): Energies {
    const { ring, passed, count } = this.#grid;
    const rings = new Float64Array(count.length);
    const between = new Float64Array(cutoffs.length + 1);
    for (let i = 0; i < power.length; i++) {
      rings[ring[i]!]! += power[i]!;
      between[passed[i]!]! += power[i]!;
    }
    const above = new Float64Array(cutoffs.length);
    let energy = 0;
    for (let i = cutoffs.length; i > 0; i--) above[i - 1] = energy += between[i]!;
    return { rings, above, energy: energy + between[0]! };
  }

  #table(channels: readonly Energies[]): SpectrumTable {
    const { height, width, options } = this.#spectrometer;
    const { frequency, count } = this.#grid;
    return {
      width,
      height,
      channels: channels.length,
      options,
      frequency,
      count,
      rings: Float64Array.from(channels.flatMap(({ rings }) => [...rings])),
      above: Float64Array.from(channels.flatMap(({ above }) => [...above])),
      energy: Float64Array.from(channels, ({ energy }) => energy),
    };
  }
}

/** The distribution of one plane's power over frequency. */
interface Energies {
  readonly rings: Float64Array;
  readonly above: Float64Array;
  readonly energy: number;
}

/** Measures one plane; throws `ReaderError` `spectrum-too-small`. */
export function planeSpectrum(plane: SampledPlane, options?: SpectrumOptions): PlaneSpectrum {
  return new SpectrumMeter(plane.height, plane.width, options).plane(plane.data);
}

/** Measures every channel of a site's maps; throws `ReaderError` `spectrum-too-small`. */
export function mapSpectra({ height, width, data }: FeatureMap, options?: SpectrumOptions): SpectrumTable {
  return new SpectrumMeter(height, width, options).channels(data);
}
