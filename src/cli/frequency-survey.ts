import { mean, range } from 'd3';
import {
  branchSpectra,
  groupSkip,
  longSkip,
  type Branch,
  type SkipConnection,
} from '../analysis/branch-spectra.ts';
import type { BlockCorrelations } from '../analysis/block-correlations.ts';
import type { ChannelCost } from '../analysis/channel-cost.ts';
import { defaultSpectrum, type SpectrumOptions } from '../analysis/power-spectrum.ts';
import { mapSpectra } from '../analysis/spectrum-meter.ts';
import { averageChannels, shareAbove, sharesAbove } from '../analysis/spectrum-table.ts';
import { allBlocks, type BlockPlace } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import { attention, blockConv2, firstName, type Site } from '../model/sites.ts';
import type { SiteRecord, Trace } from '../trace/trace.ts';
import {
  correlated,
  costOf,
  spread,
  type ChannelFinding,
  type CostFinding,
  type MeasuredChannel,
  type Spread,
} from './channel-findings.ts';

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
export interface GroupFinding extends BlockCorrelations {
  readonly group: number;
}

export interface Findings {
  readonly pictures: readonly string[];
  readonly cutoff: number;
  readonly spectrum: SpectrumOptions;
  readonly skips: readonly SkipFinding[];
  readonly groups: readonly GroupFinding[];
  readonly costs: readonly CostFinding[];
  /** Every channel's numbers, averaged over the pictures. */
  readonly channels: readonly ChannelFinding[];
}

/** The sites that a survey needs of every picture. */
export function surveySites(config: RcanConfig): Site[] {
  const skips = additions(config).flatMap(({ identity, residual, sum }) => [identity, residual, sum]);
  const maps = allBlocks(config).map(({ group, block }) => blockConv2(group, block));
  return [...new Set([...skips, ...maps])];
}

/**
 * Collects measurements over several pictures. A channel's values are averaged over pictures before channels are compared,
 * as one channel on several pictures is not several independent channels.
 */
export class Survey {
  readonly #config: RcanConfig;
  readonly #cutoff: number;
  readonly #pictures: PictureFinding[] = [];

  constructor(config: RcanConfig, cutoff: number) {
    this.#config = config;
    this.#cutoff = cutoff;
  }

  /**
   * Takes in one picture's run, of which `surveySites` were recorded, and what each channel of every block costs, the
   * blocks in the order of the network. Throws `ReaderError` `spectrum-too-small`.
   */
  add(name: string, { records }: Trace, costs: readonly (readonly ChannelCost[])[]): void {
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
    const blocks = allBlocks(this.#config).map(({ group, block }, i) => {
      const shares = sharesAbove(mapSpectra(at(blockConv2(group, block))), this.#cutoff);
      const factors = at(attention(group, block)).data;
      return costs[i]!.map((cost, c) => ({ ...cost, share: shares[c]!, attention: factors[c]! }));
    });
    this.#pictures.push({ name, skips, blocks });
  }

  /** The findings from the pictures added so far, at least one. */
  findings(): Findings {
    const groups = range(this.#config.groups);
    const blocks = allBlocks(this.#config).map((place, i) => this.#averaged(place, i));
    const of = (group: number): ChannelFinding[][] => blocks.filter(([first]) => first?.group === group);
    return {
      pictures: this.#pictures.map(({ name }) => name),
      cutoff: this.#cutoff,
      spectrum: defaultSpectrum,
      skips: additions(this.#config).map(({ group }, i) => ({
        ...(group !== undefined && { group }),
        ...this.#skip(i),
      })),
      groups: groups.map((group) => ({ group, ...correlated(of(group), 'share', 'attention') })),
      costs: [...groups.map((group) => ({ group, ...costOf(of(group)) })), costOf(blocks)],
      channels: blocks.flat(),
    };
  }

  #skip(i: number): Omit<SkipFinding, 'group'> {
    const found = this.#pictures.map(({ skips }) => skips[i]!);
    const shares = (branch: Branch): Spread => spread(found.map((skip) => skip[branch]));
    return {
      shares: { identity: shares('identity'), residual: shares('residual'), sum: shares('sum') },
      residualHigher: found.filter(({ identity, residual }) => residual > identity).length,
      sumHighest: found.filter(({ identity, residual, sum }) => sum > Math.max(identity, residual)).length,
    };
  }

  /** A channel without energy on a picture has no share there; its share is averaged over the other pictures. */
  #averaged(place: BlockPlace, i: number): ChannelFinding[] {
    const found = this.#pictures.map(({ blocks }) => blocks[i]!);
    return range(this.#config.features).map((channel) => {
      const average = (of: keyof MeasuredChannel): number =>
        mean(found, (block) => block[channel]![of]) ?? NaN;
      return {
        ...place,
        channel,
        share: average('share'),
        attention: average('attention'),
        psnr: average('psnr'),
        high: average('high'),
      };
    });
  }
}

interface PictureFinding {
  readonly name: string;
  readonly skips: readonly Readonly<Record<Branch, number>>[];
  readonly blocks: readonly (readonly MeasuredChannel[])[];
}

/** The long skip connection and every group's. */
function additions(config: RcanConfig): (SkipConnection & { group?: number })[] {
  const groups = range(config.groups).map((group) => ({ ...groupSkip(config, group), group }));
  return [longSkip(config), ...groups].map((skip) => ({
    ...skip,
    identity: firstName(config, skip.identity),
  }));
}
