import type { RcanConfig } from '../model/config.ts';
import { attention, type Site } from '../model/sites.ts';
import type { Trace } from '../trace/trace.ts';

/** Attention of blocks, by the site of each. */
export type AttentionVectors = ReadonlyMap<Site, readonly number[]>;

/** The attention of every block that a run recorded, as an edit holds it. */
export function attentionVectors(config: RcanConfig, { records }: Trace): AttentionVectors {
  const vectors = new Map<Site, readonly number[]>();
  for (let g = 0; g < config.groups; g++)
    for (let b = 0; b < config.blocks; b++) {
      const record = records.get(attention(g, b));
      if (record) vectors.set(record.site, Array.from(record.data, shortest));
    }
  return vectors;
}

/** The mean over several runs of one network, channel by channel. */
export function meanVectors(runs: readonly AttentionVectors[]): AttentionVectors {
  const [first, ...others] = runs;
  return new Map(
    [...(first ?? [])].map(([site, values]) => [
      site,
      values.map(
        (value, channel) =>
          others.reduce((sum, run) => sum + (run.get(site)?.[channel] ?? NaN), value) / runs.length,
      ),
    ]),
  );
}

/** The number of fewest digits that is the same in float32: in an address each of them counts. */
const shortest = (value: number): number => Number(value.toPrecision(9));
