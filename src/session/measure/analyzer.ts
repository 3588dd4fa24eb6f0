import {
  correlateBlocks,
  type BlockCorrelations,
  type BlockFigures,
} from '../../analysis/block-correlations.ts';
import type { BootstrapOptions } from '../../analysis/bootstrap.ts';
import { readOutput, type Output, type OutputReading } from '../../analysis/channel-cost.ts';
import { correlate, type Correlations } from '../../analysis/correlation.ts';
import { dcTerms } from '../../analysis/dc-terms.ts';
import { continueSums, type ScoredSums, type SumsRequest } from '../../analysis/partial-sums.ts';
import { changedPlane, type PlaneChange } from '../../analysis/plane-change.ts';
import {
  differencePlane,
  picturePlane,
  type PictureKind,
  type RunPictures,
} from '../../analysis/picture-planes.ts';
import type { SampledPlane, SpectrumOptions } from '../../analysis/power-spectrum.ts';
import { SpectrumMeter, type FeatureMap, type PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { Pixels } from '../../image/pixels.ts';
import { transfer } from '../rpc/transfer.ts';

/** What the page asks of the thread that analyses. All of it is plain data; no call depends on another. */
export interface AnalyzerApi {
  plane(plane: SampledPlane, options: SpectrumOptions): Promise<PlaneSpectrum>;
  picture(run: RunPictures, kind: PictureKind, options: SpectrumOptions): Promise<PlaneSpectrum>;
  difference(a: Pixels, b: Pixels, options: SpectrumOptions): Promise<PlaneSpectrum>;
  output(output: Output, options: SpectrumOptions): Promise<OutputReading>;
  channels(maps: FeatureMap, options: SpectrumOptions): Promise<SpectrumTable>;
  dcTerms(maps: FeatureMap): Promise<Float64Array>;
  changed(plane: SampledPlane, change: PlaneChange, cutoff: number): Promise<Float64Array>;
  sums(request: SumsRequest): Promise<ScoredSums>;
  correlate(x: ArrayLike<number>, y: ArrayLike<number>, options?: BootstrapOptions): Promise<Correlations>;
  correlateBlocks(blocks: readonly BlockFigures[]): Promise<BlockCorrelations>;
}

/** Takes spectra and correlations; runs in a worker or in Node. */
export class Analyzer implements AnalyzerApi {
  /** For maps of the last size: portions of the same maps come one after the other. */
  #meter: SpectrumMeter | undefined;

  async plane({ height, width, data }: SampledPlane, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.#meterOf(height, width, options).plane(data);
  }

  async picture(run: RunPictures, kind: PictureKind, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.plane(picturePlane(run, kind), options);
  }

  async difference(a: Pixels, b: Pixels, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.plane(differencePlane(a, b), options);
  }

  async output(output: Output, options: SpectrumOptions): Promise<OutputReading> {
    const { height, width } = output.sr;
    return readOutput(output, this.#meterOf(height, width, options));
  }

  async channels({ height, width, data }: FeatureMap, options: SpectrumOptions): Promise<SpectrumTable> {
    return this.#meterOf(height, width, options).channels(data);
  }

  async dcTerms(maps: FeatureMap): Promise<Float64Array> {
    return dcTerms(maps);
  }

  async changed(plane: SampledPlane, change: PlaneChange, cutoff: number): Promise<Float64Array> {
    return changedPlane(plane, change, cutoff);
  }

  async sums(request: SumsRequest): Promise<ScoredSums> {
    const scored = continueSums(request);
    return transfer(scored, scored.sum);
  }

  async correlate(
    x: ArrayLike<number>,
    y: ArrayLike<number>,
    options?: BootstrapOptions,
  ): Promise<Correlations> {
    return correlate(x, y, options);
  }

  async correlateBlocks(blocks: readonly BlockFigures[]): Promise<BlockCorrelations> {
    return correlateBlocks(blocks);
  }

  #meterOf(height: number, width: number, options: SpectrumOptions): SpectrumMeter {
    if (!this.#meter?.fits(height, width, options)) this.#meter = new SpectrumMeter(height, width, options);
    return this.#meter;
  }
}
