import { max, mean, min, range } from 'd3';
import {
  branchSpectra,
  groupSkip,
  longSkip,
  type Branch,
  type SkipConnection,
} from '../analysis/branch-spectra.ts';
import { correlate, type Correlations } from '../analysis/correlation.ts';
import { defaultSpectrum, type SpectrumOptions } from '../analysis/power-spectrum.ts';
import { mapSpectra } from '../analysis/spectrum-meter.ts';
import { averageChannels, shareAbove, sharesAbove } from '../analysis/spectrum-table.ts';
import type { RcanConfig } from '../model/config.ts';
import { attention, blockConv2, firstName, type Site } from '../model/sites.ts';
import type { SiteRecord, Trace } from '../trace/trace.ts';

/** How a share is spread over the pictures. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** One addition: the share of each branch's energy, all channels together, above the cut-off. */
export interface SkipFinding {
  /** Absent for the long skip connection. */
  readonly group?: number;
  readonly shares: Readonly<Record<Branch, Spread>>;
  /** On how many pictures the residual branch has the higher share. */
  readonly residualHigher: number;
  /** On how many the sum has a higher share than either branch: there they cancel more low frequency than high. */
  readonly sumHighest: number;
}

/** Attention against the share of high frequency, over the channels of all blocks of a group. */
export interface GroupFinding extends Correlations {
  readonly group: number;
  /** The same with the mean of each block taken off both: what is left does not come from blocks that differ. */
  readonly withinBlocks: Correlations;
}

export interface Findings {
  readonly pictures: readonly string[];
  readonly cutoff: number;
  readonly spectrum: SpectrumOptions;
  readonly skips: readonly SkipFinding[];
  readonly groups: readonly GroupFinding[];
}

/** The sites that a survey needs of every picture. */
export function surveySites(config: RcanConfig): Site[] {
  const skips = additions(config).flatMap(({ identity, residual, sum }) => [identity, residual, sum]);
  const maps = blocksOf(config).map(({ group, block }) => blockConv2(group, block));
  return [...new Set([...skips, ...maps])];
}

/**
 * Gathers what several pictures say, a channel's numbers averaged over them before channels are compared: one channel
 * on several pictures is not several channels.
 */
export class Survey {
  readonly #config: RcanConfig;
  readonly #cutoff: number;
  readonly #pictures: PictureFinding[] = [];

  constructor(config: RcanConfig, cutoff: number) {
    this.#config = config;
    this.#cutoff = cutoff;
  }

  /** Takes in one picture's run, of which `surveySites` were recorded. Throws `ReaderError` `spectrum-too-small`. */
  add(name: string, { records }: Trace): void {
    const at = (site: Site): SiteRecord => {
      const record = records.get(site);
      if (!record) throw new Error(`The run recorded nothing at ${site}.`);
      return record;
    };
    const skips = additions(this.#config).map(({ identity, residual, sum }) => {
      const tables = branchSpectra({ identity: at(identity), residual: at(residual), sum: at(sum) });
      const share = (branch: Branch): number => shareAbove(averageChannels(tables[branch]), 0, this.#cutoff);
      return { identity: share('identity'), residual: share('residual'), sum: share('sum') };
    });
    const blocks = blocksOf(this.#config).map(({ group, block }) => ({
      shares: sharesAbove(mapSpectra(at(blockConv2(group, block))), this.#cutoff),
      attention: at(attention(group, block)).data,
    }));
    this.#pictures.push({ name, skips, blocks });
  }

  /** Of the pictures taken in so far, at least one. */
  findings(): Findings {
    const { groups } = this.#config;
    return {
      pictures: this.#pictures.map(({ name }) => name),
      cutoff: this.#cutoff,
      spectrum: defaultSpectrum,
      skips: additions(this.#config).map(({ group }, i) => ({
        ...(group !== undefined && { group }),
        ...this.#skip(i),
      })),
      groups: range(groups).map((group) => this.#group(group)),
    };
  }

  #skip(i: number): Omit<SkipFinding, 'group'> {
    const found = this.#pictures.map(({ skips }) => skips[i]!);
    const spread = (branch: Branch): Spread => {
      const shares = found.map((skip) => skip[branch]);
      return { mean: mean(shares) ?? NaN, least: min(shares) ?? NaN, most: max(shares) ?? NaN };
    };
    return {
      shares: { identity: spread('identity'), residual: spread('residual'), sum: spread('sum') },
      residualHigher: found.filter(({ identity, residual }) => residual > identity).length,
      sumHighest: found.filter(({ identity, residual, sum }) => sum > Math.max(identity, residual)).length,
    };
  }

  #group(group: number): GroupFinding {
    const blocks = blocksOf(this.#config).flatMap((place, i) =>
      place.group === group ? [this.#averaged(i)] : [],
    );
    const correlated = (of: readonly AveragedBlock[]): Correlations =>
      correlate(
        of.flatMap(({ shares }) => shares),
        of.flatMap(({ attention }) => attention),
      );
    const centred = blocks.map(({ shares, attention }) => ({
      shares: withoutMean(shares),
      attention: withoutMean(attention),
    }));
    return { group, ...correlated(blocks), withinBlocks: correlated(centred) };
  }

  /** A channel that is silent on a picture has no share there; its share is the mean of the others. */
  #averaged(i: number): AveragedBlock {
    const found = this.#pictures.map(({ blocks }) => blocks[i]!);
    const average = (c: number, of: (block: MeasuredChannels) => ArrayLike<number>): number =>
      mean(found, (block) => of(block)[c]) ?? NaN;
    const channels = range(this.#config.features);
    return {
      shares: channels.map((c) => average(c, ({ shares }) => shares)),
      attention: channels.map((c) => average(c, ({ attention }) => attention)),
    };
  }
}

interface MeasuredChannels {
  readonly shares: Float64Array;
  readonly attention: Float32Array;
}

interface AveragedBlock {
  readonly shares: number[];
  readonly attention: number[];
}

interface PictureFinding {
  readonly name: string;
  readonly skips: readonly Readonly<Record<Branch, number>>[];
  readonly blocks: readonly MeasuredChannels[];
}

/** The long skip connection and every group's. */
function additions(config: RcanConfig): (SkipConnection & { group?: number })[] {
  const groups = range(config.groups).map((group) => ({ ...groupSkip(config, group), group }));
  return [longSkip(config), ...groups].map((skip) => ({
    ...skip,
    identity: firstName(config, skip.identity),
  }));
}

const blocksOf = (config: RcanConfig): { group: number; block: number }[] =>
  range(config.groups).flatMap((group) => range(config.blocks).map((block) => ({ group, block })));

function withoutMean(values: readonly number[]): number[] {
  const middle = mean(values) ?? NaN;
  return values.map((value) => value - middle);
}
