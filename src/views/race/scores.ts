import { published } from '../../model/baselines/published/race.ts';
import { systemComplexity, type SystemSizes } from '../../model/baselines/system-complexity.ts';
import { systemNames, type SystemName } from '../../model/baselines/systems.ts';
import type { Contender, Result } from './rows.ts';
import type { Cost } from './settings.ts';

/** A system's complexity and its quality. */
export interface ScorePoint {
  /** A system of the race, or of the literature alone. */
  readonly system: string;
  readonly cost: Readonly<Record<Cost, number>>;
  /** Where its cost was read; absent where it was counted from its layers. */
  readonly costSource?: string;
  /** dB. */
  readonly psnr: number;
  /** Where it was read; absent where it was measured with the weights that come with the notebook. */
  readonly source?: string;
}

/** What published multiply-adds are of: an output of 1280 x 720 at x2. */
const [scale, height, width] = [2, 360, 640] as const;

const isSystem = (name: string): name is SystemName => systemNames.some((system) => system === name);

const costOf = ({
  multiplyAdds,
  parameters,
}: {
  readonly multiplyAdds: number;
  readonly parameters: number;
}): ScorePoint['cost'] => ({ 'multiply-adds': multiplyAdds, parameters });

/**
 * Set5 at x2 with the parameters, and the multiply-adds of an output of 1280 x 720: what the literature has, counted
 * where it has no count, and the mean of the weights that come with the notebook.
 * @param shipped mean PSNR of these weights
 * @param sizes of their networks
 */
export function set5Scores(shipped: ReadonlyMap<SystemName, number>, sizes: SystemSizes): ScorePoint[] {
  const count = (system: SystemName, of: SystemSizes) => systemComplexity(system, scale, height, width, of);
  const quoted = published.flatMap(({ system, complexity, set5, source }): ScorePoint[] => {
    const psnr = set5[scale]?.psnr;
    const counted = complexity ?? (isSystem(system) ? count(system, {}) : undefined);
    if (psnr === undefined || counted === undefined) return [];
    const costSource = complexity?.source;
    return [{ system, cost: costOf(counted), psnr, source, ...(costSource !== undefined && { costSource }) }];
  });
  const own = [...shipped].map(([system, psnr]) => ({ system, psnr, cost: costOf(count(system, sizes)) }));
  return [...quoted, ...own];
}

/** What the systems of a race reached on its picture. */
export function raceScores(
  contenders: readonly Contender[],
  results: ReadonlyMap<SystemName, Result>,
): ScorePoint[] {
  return contenders.flatMap(({ system, complexity }): ScorePoint[] => {
    const result = results.get(system);
    if (result?.kind !== 'finished' || result.psnr === undefined || !Number.isFinite(result.psnr)) return [];
    return complexity ? [{ system, cost: costOf(complexity), psnr: result.psnr }] : [];
  });
}

/** Those that have a place on a log axis of the cost: what costs nothing has none. */
export const withCost = (points: readonly ScorePoint[], cost: Cost): ScorePoint[] =>
  points.filter((point) => point.cost[cost] > 0);
