import { published } from '../../model/baselines/published.ts';
import { systemCost, type SystemSizes } from '../../model/baselines/system-cost.ts';
import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { Entrant, Lap } from './rows.ts';

/** What a system costs and how good it is. */
export interface ScorePoint {
  /** A system of the race, or of the literature alone. */
  readonly system: string;
  readonly multiplyAdds: number;
  /** dB. */
  readonly psnr: number;
  /** Where it was read; absent where it was measured with the weights that come with the notebook. */
  readonly source?: string;
}

/** What published multiply-adds are of: an output of 1280 x 720 at x2. */
const [scale, height, width] = [2, 360, 640] as const;

const isSystem = (name: string): name is SystemName => systemNames.some((system) => system === name);

/**
 * Set5 at x2 against the multiply-adds of an output of 1280 x 720: what the literature has, counted where it has no
 * count, and the mean of the weights that come with the notebook.
 * @param shipped mean PSNR of these weights
 * @param sizes of their networks
 */
export function set5Scores(shipped: ReadonlyMap<SystemName, number>, sizes: SystemSizes): ScorePoint[] {
  const count = (system: SystemName, of: SystemSizes): number =>
    systemCost(system, scale, height, width, of).multiplyAdds;
  const quoted = published.flatMap(({ system, cost, set5, source }): ScorePoint[] => {
    const psnr = set5[scale]?.psnr;
    const multiplyAdds = cost?.multiplyAdds ?? (isSystem(system) ? count(system, {}) : undefined);
    return psnr === undefined || multiplyAdds === undefined ? [] : [{ system, multiplyAdds, psnr, source }];
  });
  const own = [...shipped].map(([system, psnr]) => ({ system, psnr, multiplyAdds: count(system, sizes) }));
  return [...quoted, ...own];
}

/** What the systems of a race reached on its picture; those without multiply-adds have no place on a log axis. */
export function raceScores(entrants: readonly Entrant[], laps: ReadonlyMap<SystemName, Lap>): ScorePoint[] {
  return entrants.flatMap(({ system, cost }): ScorePoint[] => {
    const lap = laps.get(system);
    if (lap?.kind !== 'finished' || lap.psnr === undefined || !Number.isFinite(lap.psnr)) return [];
    return cost && cost.multiplyAdds > 0 ? [{ system, multiplyAdds: cost.multiplyAdds, psnr: lap.psnr }] : [];
  });
}
