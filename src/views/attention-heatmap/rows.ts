import { extent, mean, quantile } from 'd3';
import type { RcanConfig } from '../../model/config.ts';

/** How strongly one block tells its channels apart. */
export interface Summary {
  readonly mean: number;
  /** Four fifths of the channels lie from `low` to `high`: the first and the last decile. */
  readonly low: number;
  readonly high: number;
}

/** One row of the heat map: a residual channel attention block, by one number of each channel. */
export interface BlockRow {
  readonly group: number;
  readonly block: number;
  /** s, a factor in 0..1, where no other number is named; absent while it is not known, as before the run is there. */
  readonly values?: Float32Array;
  readonly summary?: Summary;
}

export type AttentionOf = (group: number, block: number) => Float32Array | undefined;

/** All blocks in the order of a forward pass, with what is known of them. */
export function blockRows(config: RcanConfig, attention: AttentionOf): BlockRow[] {
  const rows: BlockRow[] = [];
  for (let group = 0; group < config.groups; group++) {
    for (let block = 0; block < config.blocks; block++) {
      const values = attention(group, block);
      rows.push(values ? { group, block, values, summary: summarise(values) } : { group, block });
    }
  }
  return rows;
}

function summarise(values: Float32Array): Summary {
  return { mean: mean(values) ?? 0, low: quantile(values, 0.1) ?? 0, high: quantile(values, 0.9) ?? 0 };
}

/** Which channel stands in which column: by number, or by descending `values` with ties in channel order. */
export function channelOrder(channels: number, values?: Float32Array): number[] {
  const order = Array.from({ length: channels }, (_, channel) => channel);
  return values ? order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b) : order;
}

/** The smallest and largest attention known so far; absent while no block is. */
export function observedRange(rows: readonly BlockRow[]): readonly [number, number] | undefined {
  const ends = rows.flatMap((row) => (row.values ? extent(row.values) : []));
  const [low, high] = extent(ends.filter((end) => end !== undefined));
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** Neighbouring rows of one group that are not known yet, as [first row, number of rows]. */
export function missingRuns(rows: readonly BlockRow[]): [number, number][] {
  const runs: [number, number][] = [];
  rows.forEach((row, r) => {
    if (row.values) return;
    const last = runs.at(-1);
    const joins = last && last[0] + last[1] === r && rows[r - 1]?.group === row.group;
    if (joins) last[1]++;
    else runs.push([r, 1]);
  });
  return runs;
}
