import type { RcanConfig } from '../model/config.ts';
import * as sites from '../model/sites.ts';
import type { Site } from '../model/sites.ts';
import { bootstrap, type BootstrapOptions, type Estimate } from './bootstrap.ts';
import type { SpectrumOptions } from './power-spectrum.ts';
import { mapSpectra, type FeatureMap } from './spectrum-meter.ts';
import { averageChannels, shareAbove, sharesAbove, type SpectrumTable } from './spectrum-table.ts';

/** The sites around one addition: sum = identity + residual. */
export interface SkipConnection {
  readonly identity: Site;
  readonly residual: Site;
  readonly sum: Site;
}

export type Branch = keyof SkipConnection;

/** The long skip connection, from the head past all groups (paper eq. 3). */
export const longSkip = (config: RcanConfig): SkipConnection => ({
  identity: sites.head,
  residual: sites.bodyConv(config),
  sum: sites.tailInput,
});

/** The short skip connection of group g (paper eq. 5). */
export const groupSkip = (config: RcanConfig, g: number): SkipConnection => ({
  identity: sites.input(sites.group(g)),
  residual: sites.groupConv(config, g),
  sum: sites.group(g),
});

/** The identity branch of block b of group g (paper eq. 13). */
export const blockSkip = (g: number, b: number): SkipConnection => ({
  identity: sites.input(sites.block(g, b)),
  residual: sites.channelAttention(g, b),
  sum: sites.block(g, b),
});

/**
 * The spectra of every channel of both branches and of their sum. `averageChannels` of one is the branch's radial
 * curve, `branchShare` its number. Throws `ReaderError` `spectrum-too-small`.
 */
export function branchSpectra(
  maps: Readonly<Record<Branch, FeatureMap>>,
  options?: SpectrumOptions,
): Record<Branch, SpectrumTable> {
  return {
    identity: mapSpectra(maps.identity, options),
    residual: mapSpectra(maps.residual, options),
    sum: mapSpectra(maps.sum, options),
  };
}

/** How much of a branch lies above a cut-off. */
export interface BranchShare {
  /** Of the energy of all channels together, to which channels contribute by their energy. NaN without any energy. */
  readonly ofEnergy: number;
  /** The mean of the channels' own shares, equally weighted; channels without energy are left out. */
  readonly perChannel: Estimate;
}

/**
 * The share of the energy of all channels together above a cut-off, with its interval over channels. Throws
 * `ReaderError` `bad-argument` for a bad cut-off.
 */
export function energyShare(table: SpectrumTable, cutoff: number, options?: BootstrapOptions): Estimate {
  const { energy } = table;
  const shares = sharesAbove(table, cutoff);
  const share = (picked: Uint32Array): number => {
    let [above, whole] = [0, 0];
    for (const c of picked) {
      // The share of a channel without energy is NaN.
      if (!(energy[c]! > 0)) continue;
      above += shares[c]! * energy[c]!;
      whole += energy[c]!;
    }
    return above / whole;
  };
  return bootstrap(energy.length, share, options);
}

/** The share of a branch's energy above a cut-off. Throws `ReaderError` `bad-argument` for a bad cut-off. */
export function branchShare(table: SpectrumTable, cutoff: number, options?: BootstrapOptions): BranchShare {
  const shares = sharesAbove(table, cutoff).filter(Number.isFinite);
  const mean = (picked: Uint32Array): number =>
    picked.reduce((sum, i) => sum + shares[i]!, 0) / picked.length;
  return {
    ofEnergy: shareAbove(averageChannels(table), 0, cutoff),
    perChannel: bootstrap(shares.length, mean, options),
  };
}
