import { createContext } from 'svelte';
import type { BlockCorrelations, BlockFigures } from '../../analysis/block-correlations.ts';
import type { BootstrapOptions } from '../../analysis/bootstrap.ts';
import type { Branch } from '../../analysis/branch-spectra.ts';
import type { Output, OutputReading } from '../../analysis/channel-cost.ts';
import type { Correlations } from '../../analysis/correlation.ts';
import type { SumsRequest } from '../../analysis/partial-sums.ts';
import { pictureKinds, type PictureKind, type RunPictures } from '../../analysis/picture-planes.ts';
import type { PlaneChange } from '../../analysis/plane-change.ts';
import { defaultSpectrum, type SampledPlane, type SpectrumOptions } from '../../analysis/power-spectrum.ts';
import type { FeatureMap, PlaneSpectrum } from '../../analysis/spectrum-meter.ts';
import { joinChannels, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { Pixels } from '../../image/pixels.ts';
import { transfer } from '../rpc/transfer.ts';
import type { AnalyzerApi } from './analyzer.ts';

/** How to measure, and how to follow and stop it. */
export interface MeasureOptions {
  readonly spectrum?: SpectrumOptions;
  /** Rejects with its reason, an AbortError unless another is given. */
  readonly signal?: AbortSignal | undefined;
  /** Told the share that is done, up to 1. */
  readonly onProgress?: (done: number) => void;
}

/** Samples in a portion: some hundredths of a second of work. A cancel takes effect when the portion is done. */
const portionSize = 2 ** 18;

/**
 * Spectra for the figures. Large work goes to the measuring thread in portions of channels, so that it can be stopped
 * between two of them and other figures get their turn. Rejects with `ReaderError` `spectrum-too-small` when a side
 * has fewer than 8 px.
 */
export class Spectra {
  readonly #analyzer: AnalyzerApi;
  /** The tables of maps, for as long as the maps themselves are kept: several figures ask for the same. */
  readonly #tables = new WeakMap<FeatureMap, Map<string, SpectrumTable>>();

  /** @param analyzer an `analyzerThread`, or an `Analyzer` to stay in this thread */
  constructor(analyzer: AnalyzerApi) {
    this.#analyzer = analyzer;
  }

  /** The power spectrum of one plane, as of `plane(record, channel)`. */
  async plane(plane: SampledPlane, options: MeasureOptions = {}): Promise<PlaneSpectrum> {
    const own = ownCopy(plane);
    return stoppable(options, (spectrum) => this.#analyzer.plane(own, spectrum));
  }

  /** Of SR minus bicubic, or of LR, bicubic, SR or HR, on luma; LR in cycles per LR pixel. */
  async picture(run: RunPictures, kind: PictureKind, options: MeasureOptions = {}): Promise<PlaneSpectrum> {
    return stoppable(options, (spectrum) => this.#analyzer.picture(run, kind, spectrum));
  }

  /** Of all pictures of a run, one after the other. */
  async pictures(
    run: RunPictures,
    options: MeasureOptions = {},
  ): Promise<ReadonlyMap<PictureKind, PlaneSpectrum>> {
    const kinds = pictureKinds(run);
    const found = new Map<PictureKind, PlaneSpectrum>();
    for (const kind of kinds) {
      found.set(kind, await this.picture(run, kind, options));
      options.onProgress?.(found.size / kinds.length);
    }
    return found;
  }

  /** Of a - b on luma, as of an output with edits and the plain one. */
  async difference(a: Pixels, b: Pixels, options: MeasureOptions = {}): Promise<PlaneSpectrum> {
    return stoppable(options, (spectrum) => this.#analyzer.difference(a, b, spectrum));
  }

  /** PSNR and spectrum of an output, to be compared with those of another. */
  async output(output: Output, options: MeasureOptions = {}): Promise<OutputReading> {
    return stoppable(options, (spectrum) => this.#analyzer.output(output, spectrum));
  }

  /** Of every channel of a site's maps; measured once as long as these maps are kept. */
  async channels(maps: FeatureMap, options: MeasureOptions = {}): Promise<SpectrumTable> {
    const { window, mean } = options.spectrum ?? defaultSpectrum;
    const known = this.#tables.get(maps) ?? new Map<string, SpectrumTable>();
    const table = known.get(`${window} ${mean}`) ?? (await this.#measured(maps, options));
    this.#tables.set(maps, known.set(`${window} ${mean}`, table));
    options.onProgress?.(1);
    return table;
  }

  async #measured(maps: FeatureMap, options: MeasureOptions): Promise<SpectrumTable> {
    const tables: SpectrumTable[] = [];
    for (const { portion, done } of portions(maps)) {
      tables.push(await stoppable(options, (spectrum) => this.#analyzer.channels(portion, spectrum)));
      if (done < 1) options.onProgress?.(done);
    }
    return joinChannels(tables);
  }

  /** Of every channel of both branches of a skip connection and of their sum. */
  async branches(
    maps: Readonly<Record<Branch, FeatureMap>>,
    options: MeasureOptions = {},
  ): Promise<Record<Branch, SpectrumTable>> {
    const part = (before: number): MeasureOptions => ({
      ...options,
      onProgress: (done) => options.onProgress?.((before + done) / 3),
    });
    const identity = await this.channels(maps.identity, part(0));
    const residual = await this.channels(maps.residual, part(1));
    return { identity, residual, sum: await this.channels(maps.sum, part(2)) };
  }

  /** The DC term F(0, 0) / (H W) of every channel: what pooling sees. */
  async dcTerms(maps: FeatureMap, options: MeasureOptions = {}): Promise<Float64Array> {
    const terms: number[] = [];
    for (const { portion, done } of portions(maps)) {
      terms.push(...(await stoppable(options, () => this.#analyzer.dcTerms(portion))));
      options.onProgress?.(done);
    }
    return Float64Array.from(terms);
  }

  /** A plane (HW) after a change, which may leave its mean as it was. */
  async changed(
    plane: SampledPlane,
    change: PlaneChange,
    cutoff: number,
    options: Pick<MeasureOptions, 'signal'> = {},
  ): Promise<Float64Array> {
    const own = ownCopy(plane);
    return stoppable(options, () => this.#analyzer.changed(own, change, cutoff));
  }

  /** PSNR of the sums of an output's parts, after each of them. */
  async sums(request: SumsRequest, { signal }: Pick<MeasureOptions, 'signal'> = {}): Promise<Float64Array> {
    const { parts, without = [] } = request;
    const scores: number[] = [];
    let before: Float64Array | undefined;
    // A few parts at a time: to copy all at once would hold up the page's own thread.
    const step = Math.max(1, Math.floor(portionSize / (parts[0]?.data.length || 1)));
    for (let from = 0; from < parts.length; from += step) {
      const own = parts.slice(from, from + step).map((part) => ({ ...part, data: part.data.slice() }));
      const some = { ...request, parts: own, without: without.map((i) => i - from), before };
      const moved = transfer(some, ...own.map(({ data }) => data), ...(before ? [before] : []));
      const found = await stoppable({ signal }, () => this.#analyzer.sums(moved));
      scores.push(...found.scores);
      before = found.sum;
    }
    return Float64Array.from(scores);
  }

  /** Pearson's and Spearman's correlation of points, with their bootstrap intervals. */
  async correlate(
    x: ArrayLike<number>,
    y: ArrayLike<number>,
    { signal, ...bootstrap }: BootstrapOptions & Pick<MeasureOptions, 'signal'> = {},
  ): Promise<Correlations> {
    return stoppable({ signal }, () => this.#analyzer.correlate(x, y, bootstrap));
  }

  /** The same over the channels of blocks, all together and within them. */
  async correlateBlocks(
    blocks: readonly BlockFigures[],
    { signal }: Pick<MeasureOptions, 'signal'> = {},
  ): Promise<BlockCorrelations> {
    return stoppable({ signal }, () => this.#analyzer.correlateBlocks(blocks));
  }
}

async function stoppable<T>(
  { signal, spectrum = defaultSpectrum }: MeasureOptions,
  measure: (spectrum: SpectrumOptions) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const found = await measure(spectrum);
  signal?.throwIfAborted();
  return found;
}

/** A copy to be moved to the thread: a view would be copied with all of its buffer. */
function ownCopy(plane: SampledPlane): SampledPlane {
  const data = plane.data.slice();
  return transfer({ ...plane, data }, data);
}

/** The channels a few at a time, each a copy to be moved to the thread. */
function* portions(maps: FeatureMap): Generator<{ portion: FeatureMap; done: number }> {
  const size = maps.height * maps.width;
  const step = Math.max(1, Math.floor(portionSize / size));
  for (let from = 0; from < maps.channels; from += step) {
    const to = Math.min(maps.channels, from + step);
    const { height, width } = maps;
    const data = maps.data.slice(from * size, to * size);
    const portion = transfer({ channels: to - from, height, width, data }, data);
    yield { portion, done: to / maps.channels };
  }
}

export const [useSpectra, provideSpectra] = createContext<Spectra>();
