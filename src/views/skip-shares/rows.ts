import { energyShare, type Branch } from '../../analysis/branch-spectra.ts';
import type { Estimate } from '../../analysis/bootstrap.ts';
import { averageChannels, shareAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { Site } from '../../model/sites.ts';

export const branches: readonly Branch[] = ['identity', 'residual', 'sum'];

/** Which addition it is: the long one has neither group nor block, a group's has no block. */
export interface SkipPlace {
  readonly group?: number;
  readonly block?: number;
}

/** A skip connection with the spectra of every channel of its branches. */
export interface MeasuredSkip extends SkipPlace {
  /** The site of the sum, which names the connection. */
  readonly site: Site;
  readonly tables: Readonly<Record<Branch, SpectrumTable>>;
  /** The same of the run that the figure is laid against. */
  readonly earlier?: Readonly<Record<Branch, SpectrumTable>> | undefined;
}

/** The share of energy above the cut-off of each branch, with its interval over channels. */
export interface SkipRow extends MeasuredSkip {
  readonly shares: Readonly<Record<Branch, Estimate>>;
  /** In the run that the figure is laid against; NaN where there is no energy. */
  readonly earlierShares?: Readonly<Record<Branch, number>>;
}

/** Enough for an interval to be seen, and few enough for all rows to follow while the cut-off is dragged. */
const resamples = 500;

export function skipRow(skip: MeasuredSkip, cutoff: number): SkipRow {
  const ofEach = <T>(share: (branch: Branch) => T): Record<Branch, T> => ({
    identity: share('identity'),
    residual: share('residual'),
    sum: share('sum'),
  });
  const { tables, earlier } = skip;
  return {
    ...skip,
    shares: ofEach((branch) => energyShare(tables[branch], cutoff, { resamples })),
    ...(earlier && {
      earlierShares: ofEach((branch) => shareAbove(averageChannels(earlier[branch]), 0, cutoff)),
    }),
  };
}

/** A share that differs by less than this, which is the last digit that is shown, stood still. */
export const stillBelow = 0.001;

/** Whether the shares of all branches stayed where they were; undefined where that is not known. */
export function stoodStill({ shares, earlierShares }: SkipRow): boolean | undefined {
  if (!earlierShares) return undefined;
  return branches.every((branch) => !(Math.abs(shares[branch].value - earlierShares[branch]) >= stillBelow));
}

/** Whether the residual branch has the higher share, which is what the paper has it do. NaN is not higher. */
export const residualHigher = ({ shares }: SkipRow): boolean => shares.residual.value > shares.identity.value;

/** Whether the intervals of the two branches have nothing in common. */
export const intervalsApart = ({ shares: { identity, residual } }: SkipRow): boolean =>
  residual.low > identity.high || identity.low > residual.high;

/** What the numbers say of the paper's claim. */
export interface Verdict {
  readonly of: number;
  /** Where the residual branch has the higher share, and in how many of these the intervals are apart. */
  readonly higher: readonly SkipRow[];
  readonly higherApart: number;
  /** In how many it has the lower share with the intervals apart. */
  readonly lowerApart: number;
}

export function verdict(rows: readonly SkipRow[]): Verdict {
  const higher = rows.filter(residualHigher);
  const lower = rows.filter((row) => !residualHigher(row));
  return {
    of: rows.length,
    higher,
    higherApart: higher.filter(intervalsApart).length,
    lowerApart: lower.filter(intervalsApart).length,
  };
}

/** How branches add up: the sum's energy over that of both branches, up to the cut-off and above it. */
export function additions({ tables }: MeasuredSkip, cutoff: number): { low: number; high: number } {
  const [identity, residual, sum] = branches.map((branch) => {
    const average = averageChannels(tables[branch]);
    const energy = average.energy[0]!;
    const high = energy > 0 ? energy * shareAbove(average, 0, cutoff) : 0;
    return { high, low: energy - high };
  });
  return {
    low: sum!.low / (identity!.low + residual!.low),
    high: sum!.high / (identity!.high + residual!.high),
  };
}
