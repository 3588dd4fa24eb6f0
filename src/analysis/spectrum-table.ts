import { cutoffIndex, cutoffs } from './frequency-grid.ts';
import type { SpectrumOptions } from './power-spectrum.ts';

/**
 * The distribution of each channel's power over frequency. Powers are normalised as by `Spectrometer`, so they add up to
 * energies: mean squares weighted by the window, in the channel's units squared. Frequencies are in cycles per pixel of
 * the channels' own grid.
 */
export interface SpectrumTable {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly options: SpectrumOptions;
  /** Middle of every ring of `FrequencyGrid`, and how many frequencies lie in it. */
  readonly frequency: Float64Array;
  readonly count: Uint32Array;
  /** Energy in each ring (channels x rings); of a channel they add up to its energy. */
  readonly rings: Float64Array;
  /** Energy above each of `cutoffs` (channels x cut-offs), counted by single frequencies, not by rings. */
  readonly above: Float64Array;
  /** Energy of each channel; with the mean removed, its variance under the window. */
  readonly energy: Float64Array;
}

/** The radial curve of one channel. */
export interface RadialPower {
  /** Middle of every ring, cycles/pixel: 0 to 0.5 in all directions, on to 0.707 in the corners alone. */
  readonly frequency: Float64Array;
  /** Energy of every ring: what adds up to the channel's energy. */
  readonly sum: Float64Array;
  /** Energy per frequency of every ring: what is flat for white noise. */
  readonly mean: Float64Array;
}

/** The radial curve of a channel. */
export function radialPower({ frequency, count, rings }: SpectrumTable, channel: number): RadialPower {
  const sum = rings.slice(channel * count.length, (channel + 1) * count.length);
  return { frequency, sum, mean: sum.map((energy, ring) => energy / count[ring]!) };
}

/**
 * The same curve with frequencies in cycles per pixel of a grid `factor` times as fine, for comparing LR with HR: an LR
 * picture ends at 0.5 / factor there. Both spectra then have the same spacing, so energies per frequency are comparable.
 */
export function onFinerGrid(radial: RadialPower, factor: number): RadialPower {
  return { ...radial, frequency: radial.frequency.map((frequency) => frequency / factor) };
}

/**
 * The share of a channel's energy above a cut-off (to the nearest hundredth of a cycle/pixel), 0 to 1. NaN where
 * there is no energy: a channel that is flat has no share once its mean is removed.
 * @throws ReaderError `bad-argument` for a cut-off outside 0 to 0.70.
 */
export function shareAbove({ above, energy }: SpectrumTable, channel: number, cutoff: number): number {
  return above[channel * cutoffs.length + cutoffIndex(cutoff)]! / energy[channel]!;
}

/** `shareAbove` of every channel. */
export function sharesAbove(table: SpectrumTable, cutoff: number): Float64Array {
  return Float64Array.from({ length: table.channels }, (_, channel) => shareAbove(table, channel, cutoff));
}

/**
 * The energies averaged over all channels, as a table of one channel. Its share above a cut-off is that of the total
 * energy, to which channels contribute by their energy; for equal weights, average `sharesAbove`.
 */
export function averageChannels(table: SpectrumTable): SpectrumTable {
  const { channels } = table;
  const averaged = (values: Float64Array): Float64Array => {
    const each = values.length / channels;
    const mean = new Float64Array(each);
    for (const [i, value] of values.entries()) mean[i % each]! += value / channels;
    return mean;
  };
  return {
    ...table,
    channels: 1,
    rings: averaged(table.rings),
    above: averaged(table.above),
    energy: averaged(table.energy),
  };
}

/** The table of some of the channels, in the order given. */
export function pickChannels(table: SpectrumTable, channels: readonly number[]): SpectrumTable {
  const picked = (values: Float64Array): Float64Array => {
    const each = values.length / table.channels;
    return Float64Array.from(channels.flatMap((c) => [...values.subarray(c * each, (c + 1) * each)]));
  };
  return {
    ...table,
    channels: channels.length,
    rings: picked(table.rings),
    above: picked(table.above),
    energy: picked(table.energy),
  };
}

/** Joins tables of maps of one size, at least one, to one table of all their channels. */
export function joinChannels(tables: readonly SpectrumTable[]): SpectrumTable {
  const joined = (part: (table: SpectrumTable) => Float64Array): Float64Array =>
    Float64Array.from(tables.flatMap((table) => [...part(table)]));
  return {
    ...tables[0]!,
    channels: tables.reduce((sum, { channels }) => sum + channels, 0),
    rings: joined(({ rings }) => rings),
    above: joined(({ above }) => above),
    energy: joined(({ energy }) => energy),
  };
}
