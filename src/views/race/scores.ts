import { published } from '../../model/baselines/published/race.ts';
import { systemComplexity, type SystemSizes } from '../../model/baselines/system-complexity.ts';
import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { Contender, Result } from './rows.ts';

/** A system's complexity and its quality. */
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
    systemComplexity(system, scale, height, width, of).multiplyAdds;
  const quoted = published.flatMap(({ system, complexity, set5, source }): ScorePoint[] => {
    const psnr = set5[scale]?.psnr;
    const multiplyAdds = complexity?.multiplyAdds ?? (isSystem(system) ? count(system, {}) : undefined);
    return psnr === undefined || multiplyAdds === undefined ? [] : [{ system, multiplyAdds, psnr, source }];
  });
  const own = [...shipped].map(([system, psnr]) => ({ system, psnr, multiplyAdds: count(system, sizes) }));
  return [...quoted, ...own];
}

/** What the systems of a race reached on its picture; those without multiply-adds have no place on a log axis. */
export function raceScores(
  contenders: readonly Contender[],
  results: ReadonlyMap<SystemName, Result>,
): ScorePoint[] {
  return contenders.flatMap(({ system, complexity }): ScorePoint[] => {
    const result = results.get(system);
    if (result?.kind !== 'finished' || result.psnr === undefined || !Number.isFinite(result.psnr)) return [];
    return complexity && complexity.multiplyAdds > 0
      ? [{ system, multiplyAdds: complexity.multiplyAdds, psnr: result.psnr }]
      : [];
  });
}
