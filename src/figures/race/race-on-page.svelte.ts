import { sum } from 'd3';
import { memoryLimits } from '../../engine/memory-limits.ts';
import { systemCost } from '../../model/baselines/system-cost.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { RcanConfig, Scale } from '../../model/config.ts';
import { entrants, type Course, type Entrant, type Lap } from '../../views/race/rows.ts';
import type { SweepStatus } from '../../views/shared/sweep.ts';
import { sentence } from '../../session/locale/errors.ts';
import type { PictureApi } from '../../session/pictures/picture-store.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import { fetchWeights } from '../../session/run/shipped-weights.ts';
import { shippedScales } from '../../session/run/wish.ts';
import { Race, type Turn } from './race.svelte.ts';
import { longestSide, racePicture, raceSize, type PageOriginal } from './race-picture.ts';
import { shippedConfig, shippedSizes } from './weight-cards.ts';

/** LR pixels on a side to choose from. */
const sides = [32, 48, 64, 96, 128, 256, 512] as const;
const firstSide = 96;
/** Those that a reader may wait for without having chosen them: together a few seconds on a laptop without a GPU. */
const firstEntered: readonly SystemName[] = [
  'bicubic',
  'sparse',
  'srcnn-9-5-5',
  'rcan',
  'rcan-after-bicubic',
];

/** What a race was started with; its times and pictures are of this and of nothing else. */
interface Started {
  readonly plain: Shown;
  readonly scale: Scale;
  readonly side: number;
}

/** The race as it stands for what the page shows: its picture, its network, its backend. */
export class RaceOnPage {
  readonly race: Race;
  #entered: readonly SystemName[] = $state.raw(firstEntered);
  #chosenScale: Scale | undefined = $state();
  #chosenSide: number = $state(firstSide);
  #started: Started | undefined = $state.raw();
  readonly #session: Session;
  readonly #preferences: Preferences;
  readonly #pictures: PictureApi;
  readonly #given: () => Scale | undefined;

  /**
   * Made while a component is set up, and ended with it.
   * @param pictures a thread of its own
   * @param given the scale to begin with; the page's when there is none
   */
  constructor(
    session: Session,
    preferences: Preferences,
    pictures: PictureApi,
    given: () => Scale | undefined,
  ) {
    [this.#session, this.#preferences] = [session, preferences];
    [this.#pictures, this.#given] = [pictures, given];
    this.race = new Race({ run: (request, options) => session.runSystem(request, options), fetchWeights });
    $effect(() => {
      if (this.#gone) this.race.cancel();
    });
    $effect(() => () => this.race.cancel());
  }

  readonly scale: Scale = $derived.by(
    () => this.#chosenScale ?? this.#given() ?? this.#session.plain?.picture.scale ?? 2,
  );

  readonly #original: PageOriginal | undefined = $derived.by(() => {
    const { plain } = this.#session;
    return plain && { picture: plain.wish.picture, prepared: plain.picture };
  });

  readonly sides: readonly { readonly side: number; readonly possible: boolean }[] = $derived.by(() => {
    const longest = this.#original ? longestSide(this.#original, this.scale) : 0;
    return sides.map((side) => ({ side, possible: side <= longest || side === sides[0] }));
  });

  /** The chosen side, or the largest that the picture has at the scale. */
  readonly side: number = $derived.by(() => {
    const possible = this.sides.filter(({ possible }) => possible).map(({ side }) => side);
    return Math.max(...possible.filter((side) => side <= this.#chosenSide));
  });

  readonly size: { readonly width: number; readonly height: number } = $derived.by(() =>
    this.#original
      ? raceSize(this.#original, this.scale, this.side)
      : { width: this.side, height: this.side },
  );

  /** The RCAN that runs at the scale. */
  readonly config: RcanConfig | undefined = $derived.by(() => {
    const { plain } = this.#session;
    const own = plain?.network.info.config;
    return own?.scale === this.scale ? own : (shippedConfig(this.scale) ?? own);
  });

  readonly #course: Course = $derived.by(() => {
    const { report, plain } = this.#session;
    return {
      scale: this.scale,
      ...this.size,
      sizes: { ...shippedSizes(this.scale), ...(this.config && { rcan: this.config }) },
      ownKernels: report?.kernels !== undefined && report.kernels !== 'refused',
      limit: report && memoryLimits[report.running],
      rcanScales: plain ? [...shippedScales, plain.picture.scale] : shippedScales,
    };
  });

  readonly entrants: readonly Entrant[] = $derived.by(() => entrants(this.#course));

  /** Those that run next. */
  readonly entered: readonly SystemName[] = $derived.by(() =>
    this.entrants
      .filter(({ system, obstacle }) => !obstacle && this.#entered.includes(system))
      .map(({ system }) => system),
  );

  /** Whether the picture or the network of the race has left the page. */
  readonly #gone: boolean = $derived.by(() => {
    const { plain } = this.#session;
    const started = this.#started?.plain;
    return started !== undefined && (started.picture !== plain?.picture || started.network !== plain.network);
  });

  readonly stale: boolean = $derived.by(() => {
    const started = this.#started;
    if (!started || this.race.sweep.found.length === 0) return false;
    return this.#gone || started.scale !== this.scale || started.side !== this.side;
  });

  readonly laps: ReadonlyMap<SystemName, Lap> = $derived.by(
    () => new Map(this.race.sweep.found.map(({ target, value }) => [target, this.#lapOf(value)])),
  );

  readonly status: SweepStatus = $derived.by(() => {
    const { state, found, total, secondsLeft, error } = this.race.sweep;
    return {
      state,
      done: found.length,
      total,
      secondsLeft,
      failure: error && sentence(error, this.#preferences.locale),
      next: this.entered.length,
      estimate: this.#estimate(),
    };
  });

  choose(choice: { readonly scale?: Scale; readonly side?: number }): void {
    this.#chosenScale = choice.scale ?? this.#chosenScale;
    this.#chosenSide = choice.side ?? this.#chosenSide;
  }

  enter(system: SystemName, enters: boolean): void {
    this.#entered = enters ? [...this.#entered, system] : this.#entered.filter((one) => one !== system);
  }

  async start(): Promise<void> {
    const { plain } = this.#session;
    const [original, scale, side, entered] = [this.#original, this.scale, this.side, this.entered];
    if (!plain || !original || entered.length === 0) return;
    this.#started = { plain, scale, side };
    await this.race.start(() => racePicture(original, scale, side, this.#pictures), scale, entered);
  }

  #lapOf(turn: Turn): Lap {
    if (turn.kind === 'failed')
      return { kind: 'failed', why: sentence(turn.error, this.#preferences.locale) };
    if (turn.kind === 'cancelled') return turn;
    const { result, psnr } = turn;
    return { kind: 'finished', ...result, ...(psnr !== undefined && { psnr }) };
  }

  /** Seconds that the entered systems take if they do as many multiply-adds a second as the run on the page did. */
  #estimate(): number {
    const { plain } = this.#session;
    if (!plain) return 0;
    const { lr, scale } = plain.picture;
    const sizes = { rcan: plain.network.info.config };
    const page = systemCost('rcan', scale, lr.height, lr.width, sizes).multiplyAdds;
    const mine = this.entrants.filter(({ system }) => this.entered.includes(system));
    return (sum(mine, ({ cost }) => cost?.multiplyAdds) / page) * (plain.milliseconds / 1000);
  }
}
