import { range } from 'd3';
import type { OutputReading } from '../../analysis/channel-cost.ts';
import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import type { BlockPlace } from '../../model/blocks.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';
import { attention, blockConv2 } from '../../model/sites.ts';
import type { MeasuredBlock } from '../../views/channel-points/points.ts';
import type { SweepExtent } from '../../views/channel-cost/settings.ts';
import type { ChannelPlace } from '../../views/shared/channel-place.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import { Sweep } from '../sweep/sweep.svelte.ts';

/** What a sweep goes over; its costs are of this and of nothing else. */
export interface SweptRun {
  readonly shown: Shown;
  readonly extent: SweepExtent;
  readonly blocks: readonly BlockPlace[];
  readonly spectrum: SpectrumOptions;
}

/**
 * Mutes the channels of some blocks one after the other, on top of the edits that are shown when it starts. Further
 * edits do not stop it, as it has its own; another picture or network does.
 */
export class ChannelSweep {
  /** Of the sweep that was started last. */
  run: SweptRun | undefined = $state.raw();
  /** Its output with nothing muted. */
  plain: OutputReading | undefined = $state.raw();
  /** The blocks that it has come to, as they go into their attention. */
  blocks: readonly MeasuredBlock[] = $state.raw([]);
  readonly sweep: Sweep<ChannelPlace, OutputReading>;
  readonly #session: Session;
  readonly #spectra: Spectra;

  /** Whether the picture or the network that it goes over has left the page. */
  readonly #gone: boolean = $derived.by(() => {
    const { plain } = this.#session.run;
    const shown = this.run?.shown;
    return shown !== undefined && (shown.picture !== plain?.picture || shown.network !== plain.network);
  });

  /** Whether what was found is of another picture, network or list of edits than the page shows. */
  readonly stale: boolean = $derived.by(() => {
    const { shown } = this.#session.run;
    if (!this.run || !shown) return false;
    return this.#gone || serializeEdits(this.run.shown.edits) !== serializeEdits(shown.edits);
  });

  /** Made while a component is set up, and ended with it. */
  constructor(session: Session, spectra: Spectra) {
    this.#session = session;
    this.#spectra = spectra;
    this.sweep = new Sweep({ measure: (place, signal) => this.#measure(place, signal) });
    $effect(() => {
      if (this.#gone) this.sweep.cancel();
    });
    $effect(() => () => this.sweep.cancel());
  }

  /** Settles when it is done, was cancelled or has failed; does nothing before there is a run to go over. */
  async start(extent: SweepExtent, blocks: readonly BlockPlace[], spectrum: SpectrumOptions): Promise<void> {
    const { shown } = this.#session.run;
    if (!shown) return;
    [this.run, this.plain, this.blocks] = [{ shown, extent, blocks, spectrum }, undefined, []];
    const channels = range(shown.network.info.config.features);
    await this.sweep.start(blocks.flatMap((place) => channels.map((channel) => ({ ...place, channel }))));
  }

  async #measure({ group, block, channel }: ChannelPlace, signal: AbortSignal): Promise<OutputReading> {
    const { shown, spectrum } = this.run!;
    const { lr, hr, scale } = shown.picture;
    const options = { spectrum, signal };
    this.plain ??= await this.#spectra.output({ sr: shown.sr, hr, scale }, options);
    // What goes into an attention does not depend on what comes out: the block's first run brings its maps along.
    const isKnown = this.blocks.some((known) => known.group === group && known.block === block);
    const { output, trace } = await this.#session.background.run(
      {
        sites: isKnown ? [] : [blockConv2(group, block)],
        edits: [...shown.edits, { kind: 'mute', site: attention(group, block), channels: [channel] }],
        attention: false,
      },
      signal,
    );
    // What came back may be of the picture that has just come to the page.
    if (this.#gone) this.sweep.cancel();
    signal.throwIfAborted();
    const maps = trace.records.get(blockConv2(group, block));
    const factors = shown.trace.records.get(attention(group, block));
    if (maps && factors) {
      const table = await this.#spectra.channels(maps, options);
      this.blocks = [...this.blocks, { group, block, table, attention: factors.data }];
    }
    return this.#spectra.output({ sr: restoreColors(output, lr), hr, scale }, options);
  }
}
