import { sum } from 'd3';
import { memoryLimits } from '../../engine/memory-limits.ts';
import { systemComplexity } from '../../model/baselines/system-complexity.ts';
import type { SystemName } from '../../model/baselines/systems.ts';
import type { RcanConfig, Scale } from '../../model/config.ts';
import { contenders, type RaceConditions, type Contender, type Result } from '../../views/race/rows.ts';
import { raceSides, type RaceSettings } from '../../views/race/settings.ts';
import type { SweepHandles, SweepStatus } from '../../views/shared/sweep.ts';
import { sentence } from '../../session/locale/errors.ts';
import type { PictureApi } from '../../session/pictures/picture-store.ts';
import type { Preferences } from '../../session/locale/preferences.svelte.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import { fetchWeights } from '../../session/run/shipped-weights.ts';
import { shippedScales } from '../../session/run/wish.ts';
import { sweepHandles, sweepStatus } from '../sweep/sweep-view.ts';
import { Race, type Outcome } from './race.svelte.ts';
import { longestSide, racePicture, raceSize, type PageOriginal } from './race-picture.ts';
import { shippedConfig, shippedSizes } from './weight-cards.ts';

/** What a race was started with; its times and pictures are of this and of nothing else. */
interface Started {
  readonly plain: Shown;
  readonly scale: Scale;
  readonly side: RaceSettings['side'];
}

/** The race as it stands for what the page shows: its picture, its network, its backend. */
export class RaceOnPage {
  readonly race: Race;
  #started: Started | undefined = $state.raw();
  readonly #session: Session;
  readonly #preferences: Preferences;
  readonly #pictures: PictureApi;
  readonly #settings: () => RaceSettings;
  readonly handles: SweepHandles;

  /**
   * Made while a component is set up, and ended with it.
   * @param pictures a thread of its own
   */
  constructor(
    session: Session,
    preferences: Preferences,
    pictures: PictureApi,
    settings: () => RaceSettings,
  ) {
    [this.#session, this.#preferences] = [session, preferences];
    [this.#pictures, this.#settings] = [pictures, settings];
    this.race = new Race({
      run: (request, options) => session.background.runSystem(request, options),
      fetchWeights: (name, signal) => fetchWeights(name, { signal }),
    });
    this.handles = {
      ...sweepHandles(this.race.sweep, () => void this.#start()),
      oncancel: () => this.race.cancel(),
    };
    $effect(() => {
      if (this.#gone) this.race.cancel();
    });
    $effect(() => () => this.race.cancel());
  }

  readonly scale: Scale = $derived.by(
    () => this.#settings().scale ?? this.#session.run.plain?.picture.scale ?? 2,
  );

  readonly #original: PageOriginal | undefined = $derived.by(() => {
    const { plain } = this.#session.run;
    return plain && { picture: plain.wish.picture, prepared: plain.picture };
  });

  readonly sides: readonly { readonly side: RaceSettings['side']; readonly possible: boolean }[] =
    $derived.by(() => {
      const longest = this.#original ? longestSide(this.#original, this.scale) : 0;
      return raceSides.map((side) => ({ side, possible: side <= longest || side === raceSides[0] }));
    });

  /** The chosen side, or the largest that the picture has at the scale. */
  readonly side: RaceSettings['side'] = $derived.by(() => {
    const chosen = this.#settings().side;
    const fitting = this.sides.filter(({ side, possible }) => possible && side <= chosen);
    return fitting.at(-1)?.side ?? raceSides[0];
  });

  readonly size: { readonly width: number; readonly height: number } = $derived.by(() =>
    this.#original
      ? raceSize(this.#original, this.scale, this.side)
      : { width: this.side, height: this.side },
  );

  /** The RCAN that runs at the scale. */
  readonly config: RcanConfig | undefined = $derived.by(() => {
    const { plain } = this.#session.run;
    const own = plain?.network.info.config;
    return own?.scale === this.scale ? own : (shippedConfig(this.scale) ?? own);
  });

  readonly #conditions: RaceConditions = $derived.by(() => {
    const { report } = this.#session;
    const { plain } = this.#session.run;
    return {
      scale: this.scale,
      ...this.size,
      sizes: { ...shippedSizes(this.scale), ...(this.config && { rcan: this.config }) },
      ownKernels: report?.kernels !== undefined && report.kernels !== 'refused',
      limit: report && memoryLimits[report.running],
      rcanScales: plain ? [...shippedScales, plain.picture.scale] : shippedScales,
    };
  });

  readonly contenders: readonly Contender[] = $derived.by(() => contenders(this.#conditions));

  /** Those that run next. */
  readonly #entered: readonly SystemName[] = $derived.by(() =>
    this.contenders
      .filter(({ system, obstacle }) => !obstacle && this.#settings().systems.includes(system))
      .map(({ system }) => system),
  );

  /** Whether the picture or the network of the race has left the page. */
  readonly #gone: boolean = $derived.by(() => {
    const { plain } = this.#session.run;
    const started = this.#started?.plain;
    return started !== undefined && (started.picture !== plain?.picture || started.network !== plain.network);
  });

  readonly stale: boolean = $derived.by(() => {
    const started = this.#started;
    if (!started || this.race.sweep.found.length === 0) return false;
    return this.#gone || started.scale !== this.scale || started.side !== this.side;
  });

  readonly results: ReadonlyMap<SystemName, Result> = $derived.by(
    () => new Map(this.race.sweep.found.map(({ target, value }) => [target, this.#resultOf(value)])),
  );

  readonly status: SweepStatus = $derived.by(() => ({
    ...sweepStatus(this.race.sweep, this.#preferences.locale),
    next: this.#entered.length,
    estimate: this.#estimate(),
  }));

  async #start(): Promise<void> {
    const { plain } = this.#session.run;
    const [original, scale, side, entered] = [this.#original, this.scale, this.side, this.#entered];
    if (!plain || !original || entered.length === 0) return;
    this.#started = { plain, scale, side };
    await this.race.start(() => racePicture(original, scale, side, this.#pictures), scale, entered);
  }

  #resultOf(outcome: Outcome): Result {
    if (outcome.kind === 'failed')
      return { kind: 'failed', why: sentence(outcome.error, this.#preferences.locale) };
    if (outcome.kind === 'cancelled') return outcome;
    const { result, psnr } = outcome;
    return { kind: 'finished', ...result, ...(psnr !== undefined && { psnr }) };
  }

  /** Seconds that the entered systems take if they do as many multiply-adds a second as the run on the page did. */
  #estimate(): number {
    const { plain } = this.#session.run;
    if (!plain) return 0;
    const { lr, scale } = plain.picture;
    const sizes = { rcan: plain.network.info.config };
    const page = systemComplexity('rcan', scale, lr.height, lr.width, sizes).multiplyAdds;
    const mine = this.contenders.filter(({ system }) => this.#entered.includes(system));
    return (sum(mine, ({ complexity }) => complexity?.multiplyAdds) / page) * (plain.milliseconds / 1000);
  }
}
