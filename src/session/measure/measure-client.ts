import type { BlockCorrelations, BlockFigures } from '../../analysis/block-correlations.ts';
import type { BootstrapOptions } from '../../analysis/bootstrap.ts';
import type { Output, OutputReading } from '../../analysis/channel-cost.ts';
import type { Correlations } from '../../analysis/correlation.ts';
import type { PictureKind, RunPictures } from '../../analysis/picture-planes.ts';
import type { PlaneChange } from '../../analysis/plane-change.ts';
import type { SampledPlane, SpectrumOptions } from '../../analysis/power-spectrum.ts';
import type { FeatureMap, PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { Pixels } from '../../image/pixels.ts';
import { WorkerThread } from '../rpc/worker-thread.ts';
import type { MeasureApi } from './measurer.ts';

/** The measuring thread as the page sees it: apart from the one that opens pictures, which is ended when one hangs. */
export class MeasureClient implements MeasureApi {
  // Vite finds the worker by this very expression.
  readonly #thread = new WorkerThread<MeasureApi>(
    () => new Worker(new URL('./measure-worker.ts', import.meta.url), { type: 'module' }),
  );

  async plane(plane: SampledPlane, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.#thread.caller.call('plane', plane, options);
  }

  async picture(run: RunPictures, kind: PictureKind, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.#thread.caller.call('picture', run, kind, options);
  }

  async difference(a: Pixels, b: Pixels, options: SpectrumOptions): Promise<PlaneSpectrum> {
    return this.#thread.caller.call('difference', a, b, options);
  }

  async output(output: Output, options: SpectrumOptions): Promise<OutputReading> {
    return this.#thread.caller.call('output', output, options);
  }

  async channels(maps: FeatureMap, options: SpectrumOptions): Promise<SpectrumTable> {
    return this.#thread.caller.call('channels', maps, options);
  }

  async dcTerms(maps: FeatureMap): Promise<Float64Array> {
    return this.#thread.caller.call('dcTerms', maps);
  }

  async changed(plane: SampledPlane, change: PlaneChange, cutoff: number): Promise<Float64Array> {
    return this.#thread.caller.call('changed', plane, change, cutoff);
  }

  async correlate(
    x: ArrayLike<number>,
    y: ArrayLike<number>,
    options?: BootstrapOptions,
  ): Promise<Correlations> {
    return this.#thread.caller.call('correlate', x, y, options);
  }

  async correlateBlocks(blocks: readonly BlockFigures[]): Promise<BlockCorrelations> {
    return this.#thread.caller.call('correlateBlocks', blocks);
  }
}
