import type { RcanConfig } from '../model/config.ts';
import { workShares } from '../model/cost.ts';
import type { Site } from '../model/sites.ts';
import { stepSites } from '../model/steps.ts';
import type { Step } from '../model/taps.ts';

/** Below this many milliseconds there is too little to go by: shaders compile and caches fill in the first steps. */
const leastElapsed = 150;

/** Estimates the time left of a run, taking a step's time to be in proportion to its multiply-adds. */
export class Forecast {
  readonly #began = performance.now();
  readonly #shares: ReadonlyMap<Site, number>;
  /** The part of the work that an earlier run has done. */
  readonly #before: number;

  /** @param start the step that the run begins with */
  constructor(config: RcanConfig, height: number, width: number, start = 0) {
    this.#shares = workShares(config, height, width);
    this.#before = this.#shares.get(stepSites(config)[start - 1] ?? '') ?? 0;
  }

  /** Seconds to the end when `step` has just been done; undefined in the beginning. */
  secondsLeft({ site, share = this.#shares.get(site) ?? 0 }: Step): number | undefined {
    const elapsed = performance.now() - this.#began;
    const done = share - this.#before;
    if (elapsed < leastElapsed || done <= 0) return undefined;
    return ((elapsed / 1000) * (1 - share)) / done;
  }
}
