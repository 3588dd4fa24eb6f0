import { group } from 'd3';
import { lrGridEnd } from '../../analysis/frequency-grid.ts';
import type { BlockPlace } from '../../model/blocks.ts';
import { addedPoints, type AddedPoint } from '../../views/channel-points/added.ts';
import { addedWords } from '../../views/channel-points/added-words.ts';
import type { PartsStatus } from '../../views/channel-points/parts-status.ts';
import type { MeasuredBlock } from '../../views/channel-points/points.ts';
import type { SweepHandles } from '../../views/shared/sweep.ts';
import type { Frequency } from '../../views/frequency/frequency.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import { partsWindow } from '../../session/run/parts-window.ts';
import type { Session } from '../../session/session.svelte.ts';
import { sweepHandles, sweepStatus } from '../sweep/sweep-view.ts';
import type { ChannelParts, PartsRun } from './channel-parts.svelte.ts';
import { partsSeconds } from './parts-seconds.ts';

interface PageParts {
  readonly session: Session;
  readonly parts: ChannelParts;
  readonly frequency: Pick<Frequency, 'options'>;
  readonly preferences: Preferences;
}

/** What channels add to the output, as it stands for the blocks that one figure draws of what the page shows. */
export class PartsOnPage {
  readonly handles: SweepHandles;
  readonly #page: PageParts;
  readonly #wanted: () => readonly BlockPlace[];

  /**
   * Made while a component is set up, and ended with it.
   * @param wanted the blocks that the figure draws; none while it draws something else
   */
  constructor(page: PageParts, wanted: () => readonly BlockPlace[]) {
    [this.#page, this.#wanted] = [page, wanted];
    const { parts } = page;
    this.handles = sweepHandles(parts.sweep, () => {
      if (this.#now) void parts.start(this.#now, this.#wanted());
    });
    $effect(() => parts.attach());
    $effect(() => {
      if (parts.isGone) parts.sweep.cancel();
    });
  }

  readonly #now: PartsRun | undefined = $derived.by(() => {
    const { shown } = this.#page.session.run;
    return shown && { shown, spectrum: this.#page.frequency.options };
  });

  readonly #isCurrent: boolean = $derived.by(
    () => this.#now !== undefined && this.#page.parts.isOf(this.#now),
  );

  /** The blocks that have been measured, of the network that the page shows. */
  readonly #found: readonly MeasuredBlock[] = $derived.by(() => {
    const { parts, session } = this.#page;
    if (parts.of?.shown.network !== session.run.shown?.network) return [];
    return this.#wanted().flatMap((place) => parts.block(place) ?? []);
  });

  /** What the numbers that are shown are of, or will be. */
  readonly run: PartsRun | undefined = $derived.by(() =>
    this.#found.length > 0 ? this.#page.parts.of : this.#now,
  );

  /** Where high frequency begins on the grid of that run's output, in cycles per pixel. */
  readonly cutoff: number = $derived(lrGridEnd(this.run?.shown.picture.scale ?? 2));

  /** The channels of those blocks. */
  readonly points: readonly AddedPoint[] = $derived(addedPoints(this.#found, this.cutoff));

  /** Those of one block, by their numbers; undefined where it has not been measured. */
  pointsOf(place: BlockPlace): readonly AddedPoint[] | undefined {
    return this.#byBlock.get(blockKey(place));
  }

  readonly #byBlock = $derived(group(this.points, blockKey));

  readonly #missing: readonly BlockPlace[] = $derived.by(() =>
    this.#wanted().filter((place) => !this.#isCurrent || !this.#page.parts.block(place)),
  );

  /** Seconds that computing what is missing takes, apart from the measuring. Not counted anew at each step of a sweep. */
  readonly #estimate: number = $derived.by(() => {
    const { shown } = this.#page.session.run;
    return shown ? partsSeconds(shown.network.info.config, this.#missing, shown.milliseconds) : 0;
  });

  readonly status: PartsStatus = $derived.by(() => {
    const { parts, session, preferences } = this.#page;
    const shown = session.run.shown;
    const isCurrent = this.#isCurrent;
    const channels = parts.of?.shown.network.info.config.features ?? 0;
    const { sweep } = parts;
    const words = addedWords[preferences.locale];
    const window = this.run && partsWindow(this.run.shown);
    return {
      sweep: {
        ...sweepStatus(sweep, preferences.locale),
        done: Math.round((sweep.found.length + sweep.share) * channels),
        total: sweep.total * channels,
        next: this.#missing.length * (shown?.network.info.config.features ?? 0),
        estimate: this.#estimate,
        blockedBy: shown && shown.tiling.kind !== 'none' ? words.inTiles : undefined,
      },
      stale: this.#found.length > 0 && (!isCurrent || session.run.filling),
      window,
    };
  });
}

const blockKey = ({ group, block }: BlockPlace): string => `${group}.${block}`;
