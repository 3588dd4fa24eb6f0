import type { PatchSum } from '../../analysis/patch-sum.ts';
import type { BlockVectors } from '../attention-unfolded/data.ts';
import { tabulate, type Table } from '../shared/table.ts';

/** What every group or block adds to the score of the sum, in dB. */
export const gainsTable = (gains: readonly { readonly site: string; readonly gain: number }[]): Table =>
  tabulate(gains, { site: ({ site }) => site, 'adds (dB)': ({ gain }) => gain });

/** The pooled means and the factors of a block's channels. */
export const vectorsTable = ({ z, s }: BlockVectors): Table =>
  tabulate(
    [...(z ?? [])].map((mean, channel) => ({ channel, mean, factor: s?.[channel] })),
    { channel: ({ channel }) => channel, z: ({ mean }) => mean, s: ({ factor }) => factor },
  );

/** The nine products of every map that a value is the sum of, with the bias as the last row. */
export function productsTable(sum: PatchSum): Table {
  const rows = [...sum.values].map((value, i) => ({
    input: Math.floor(i / 9),
    row: Math.floor((i % 9) / 3) - 1,
    column: (i % 3) - 1,
    value,
    weight: sum.weights[i],
  }));
  const products = tabulate(rows, {
    input: ({ input }) => input,
    row: ({ row }) => row,
    column: ({ column }) => column,
    value: ({ value }) => value,
    weight: ({ weight }) => weight,
    product: ({ value, weight }) => value * weight!,
  });
  return {
    ...products,
    rows: [...products.rows, ['bias', undefined, undefined, undefined, undefined, sum.bias]],
  };
}
