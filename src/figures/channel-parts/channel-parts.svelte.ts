import { createContext } from 'svelte';
import { partPlane } from '../../analysis/part-plane.ts';
import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';
import { joinChannels, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { BlockPlace } from '../../model/blocks.ts';
import { channelParts } from '../../model/contribution-parts.ts';
import { attention } from '../../model/sites.ts';
import type { MeasuredBlock } from '../../views/channel-points/points.ts';
import { sameEdits } from '../../session/edits/same-edits.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import { partsWindow } from '../../session/run/parts-window.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { Session } from '../../session/session.svelte.ts';
import { Sweep } from '../sweep/sweep.svelte.ts';

/** The run that channels are parts of, and how their spectra are taken. */
export interface PartsRun {
  readonly shown: Shown;
  readonly spectrum: SpectrumOptions;
}

/**
 * What the channels of blocks add to the luma of one run's output, for all figures that draw it. Computed in the
 * background, one block after the other; of each channel its spectrum is kept, on the output's grid, and not its picture.
 */
export class ChannelParts {
  /** What the blocks are of. */
  of: PartsRun | undefined = $state.raw();
  readonly sweep: Sweep<BlockPlace, MeasuredBlock>;
  readonly #session: Session;
  readonly #spectra: Spectra;
  #blocks: ReadonlyMap<string, MeasuredBlock> = $state.raw(new Map());
  #figures = 0;

  /** Whether the picture or the network that they are of has left the page. */
  readonly isGone: boolean = $derived.by(() => {
    const { plain } = this.#session.run;
    const shown = this.of?.shown;
    return shown !== undefined && (shown.picture !== plain?.picture || shown.network !== plain.network);
  });

  constructor(session: Session, spectra: Spectra) {
    [this.#session, this.#spectra] = [session, spectra];
    this.sweep = new Sweep({
      measure: (place, signal, onProgress) => this.#measure(place, signal, onProgress),
    });
  }

  /** A block that has been measured, its table and attention by channel. */
  block(place: BlockPlace): MeasuredBlock | undefined {
    return this.#blocks.get(keyOf(place));
  }

  /** Whether what is known is of this: the same picture, network and edits, measured in the same way. */
  isOf({ shown, spectrum }: PartsRun): boolean {
    const { of } = this;
    return (
      of !== undefined &&
      of.shown.picture === shown.picture &&
      of.shown.network === shown.network &&
      sameEdits(of.shown.edits, shown.edits) &&
      of.spectrum.window === spectrum.window &&
      of.spectrum.mean === spectrum.mean
    );
  }

  /**
   * Measures those of the blocks that have not been; what is known of another run is then forgotten. Settles when that is
   * done, was cancelled or has failed.
   */
  start(run: PartsRun, places: readonly BlockPlace[]): Promise<void> {
    if (!this.isOf(run)) [this.of, this.#blocks] = [run, new Map()];
    return this.sweep.start(places.filter((place) => !this.block(place)));
  }

  /** A figure shows it; what is under way is cancelled when the last one has called what this returns. */
  attach(): () => void {
    this.#figures++;
    return () => {
      if (--this.#figures === 0) this.sweep.cancel();
    };
  }

  async #measure(
    place: BlockPlace,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<MeasuredBlock> {
    const { shown, spectrum } = this.of!;
    const window = partsWindow(shown);
    const parts = channelParts(shown.network.info.config, place);
    const request = { parts, edits: shown.edits, ...(window && { window }) };
    const result = await this.#session.background.contributions(request, {
      signal,
      onProgress: ({ stage, done, total }) => onProgress(stage === 'run' ? 0 : done / total),
    });
    // What came back may be of the picture that has just come to the page.
    if (this.isGone) this.sweep.cancel();
    signal.throwIfAborted();
    const tables: SpectrumTable[] = [];
    for (const { picture } of result.parts)
      tables.push((await this.#spectra.plane(partPlane(picture), { spectrum, signal })).table);
    const factors = shown.trace.records.get(attention(place.group, place.block));
    if (!factors) throw new Error(`The run recorded no attention of block ${keyOf(place)}.`);
    const block = { ...place, table: joinChannels(tables), attention: factors.data };
    this.#blocks = new Map([...this.#blocks, [keyOf(place), block]]);
    return block;
  }
}

const keyOf = ({ group, block }: BlockPlace): string => `${group}.${block}`;

export const [useChannelParts, provideChannelParts] = createContext<ChannelParts>();
