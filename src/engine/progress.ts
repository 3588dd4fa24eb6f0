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
  readonly #work: readonly [config: RcanConfig, height: number, width: number];
  readonly #start: number;
  /** Counted when first wanted: most runs are over before. */
  #shares: ReadonlyMap<Site, number> | undefined;

  /** @param start the step that the run begins with */
  constructor(config: RcanConfig, height: number, width: number, start = 0) {
    this.#work = [config, height, width];
    this.#start = start;
  }

  /** Seconds to the end when `step` has just been done; undefined in the beginning. */
  secondsLeft({ site, share }: Step): number | undefined {
    const elapsed = performance.now() - this.#began;
    if (elapsed < leastElapsed) return undefined;
    const shares = (this.#shares ??= workShares(...this.#work));
    // What an earlier run has done took no time of this one.
    const before = shares.get(stepSites(this.#work[0])[this.#start - 1] ?? '') ?? 0;
    const reached = share ?? shares.get(site) ?? 0;
    return reached > before ? ((elapsed / 1000) * (1 - reached)) / (reached - before) : undefined;
  }
}
