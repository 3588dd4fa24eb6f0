import type { RunProgress } from './protocol.ts';
import type { Site } from '../model/sites.ts';
import type { Step } from '../model/taps.ts';

/** Below this many milliseconds there is too little to go by: shaders compile and caches fill in the first steps. */
const leastElapsed = 150;

/** Estimates the time left of a run, taking a step's time to be in proportion to its multiply-adds. */
export class Forecast {
  readonly #began = performance.now();
  readonly #shares: ReadonlyMap<Site, number>;
  /** The part of the work that an earlier run has done. */
  readonly #before: number;

  /**
   * @param shares the part of the work, in 0..1, that is done with each site; for steps that do not tell it themselves
   * @param last the last site that an earlier run has done
   */
  constructor(shares: ReadonlyMap<Site, number> = new Map(), last: Site = '') {
    this.#shares = shares;
    this.#before = shares.get(last) ?? 0;
  }

  /** How far a run is when `step` has just been done. */
  of(step: Step): Omit<RunProgress, 'partial'> {
    const { done, total } = step;
    const secondsLeft = this.secondsLeft(step);
    return { done, total, ...(secondsLeft === undefined ? {} : { secondsLeft }) };
  }

  /** Seconds to the end when `step` has just been done; undefined in the beginning. */
  secondsLeft({ site, share = this.#shares.get(site) ?? 0 }: Step): number | undefined {
    const elapsed = performance.now() - this.#began;
    const done = share - this.#before;
    if (elapsed < leastElapsed || done <= 0) return undefined;
    return ((elapsed / 1000) * (1 - share)) / done;
  }
}
