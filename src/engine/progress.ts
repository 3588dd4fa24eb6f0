import type { RcanConfig } from '../model/config.ts';
import { countCost } from '../model/cost.ts';
import type { Site } from '../model/sites.ts';

/** Below this many milliseconds there is too little to go by: shaders compile and caches fill in the first steps. */
const leastElapsed = 150;

/** Estimates the time left of a run, taking a step's time to be in proportion to its multiply-adds. */
export class Forecast {
  readonly #began = performance.now();
  /** Multiply-adds from the beginning of the run to each site, that one included. */
  readonly #upTo = new Map<Site, number>();
  readonly #total: number;

  constructor(config: RcanConfig, height: number, width: number) {
    const cost = countCost(config, height, width);
    let sum = 0;
    for (const { site, multiplyAdds } of cost.sites) this.#upTo.set(site, (sum += multiplyAdds));
    this.#total = sum;
  }

  /** Seconds to the end when `site` has just been computed; undefined in the beginning. */
  secondsLeft(site: Site): number | undefined {
    const elapsed = performance.now() - this.#began;
    const done = this.#upTo.get(site) ?? 0;
    if (elapsed < leastElapsed || done === 0) return undefined;
    return ((elapsed / 1000) * (this.#total - done)) / done;
  }
}
