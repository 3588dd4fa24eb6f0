import type { RunProgress } from './protocol.ts';
import type { Site } from '../model/sites.ts';
import type { Step } from '../model/taps.ts';
import { stopwatch } from './stopwatch.ts';

/** Milliseconds before the first estimate: the first steps are slower, as shaders compile and caches fill. */
const leastElapsed = 150;

/** How the work of a run is spread over its steps. */
export interface WorkShares {
  /** The part of the work, in 0..1, that is done with each site. */
  readonly shares: ReadonlyMap<Site, number>;
  /** The part that an earlier run has done, which took no time of this one. */
  readonly before: number;
}

/** Estimates the time left of a run, taking a step's time to be in proportion to its multiply-adds. */
export class Forecast {
  readonly #elapsed = stopwatch();
  readonly #count: () => WorkShares;
  #work: WorkShares | undefined;

  /** @param count called for the first estimate, which most runs end before; left out where steps carry their share */
  constructor(count: () => WorkShares = () => ({ shares: new Map(), before: 0 })) {
    this.#count = count;
  }

  /** How far a run is when `step` has just been done. */
  of(step: Step): Omit<RunProgress, 'partial'> {
    const { done, total } = step;
    const secondsLeft = this.secondsLeft(step);
    return { done, total, ...(secondsLeft === undefined ? {} : { secondsLeft }) };
  }

  /** Seconds to the end when `step` has just been done; undefined in the beginning. */
  secondsLeft({ site, share }: Step): number | undefined {
    const elapsed = this.#elapsed();
    if (elapsed < leastElapsed) return undefined;
    const { shares, before } = (this.#work ??= this.#count());
    const reached = share ?? shares.get(site) ?? 0;
    return reached > before ? ((elapsed / 1000) * (1 - reached)) / (reached - before) : undefined;
  }
}
