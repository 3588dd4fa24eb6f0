import type { RcanConfig } from '../../model/config.ts';
import { allSites, type Site } from '../../model/sites.ts';

/** The sites whose maps the figures on screen show. */
export class WantedSites {
  readonly #byFigure = new Map<string, readonly Site[]>();

  set(figure: string, sites: readonly Site[]): void {
    this.#byFigure.set(figure, sites);
  }

  delete(figure: string): void {
    this.#byFigure.delete(figure);
  }

  /** Those that a network has: figures may still ask for sites of the network before this one. */
  of(config: RcanConfig): Site[] {
    const known = new Set(allSites(config));
    return [...new Set([...this.#byFigure.values()].flat())].filter((site) => known.has(site));
  }
}
