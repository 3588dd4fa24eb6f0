import { channelColumns } from '../channel-points/columns.ts';
import { tabulate, type Table } from '../shared/table.ts';
import type { CostPoint } from './costs.ts';

/** Every muted channel with what the output lost without it, below 0 where it gained. */
export const costTable = (points: readonly CostPoint[], cutoff: number): Table =>
  tabulate(points, {
    ...channelColumns(cutoff),
    'PSNR lost (dB)': ({ psnr }: CostPoint) => psnr,
    [`part lost of the energy above ${cutoff} cycles/pixel`]: ({ high }: CostPoint) => high,
  });
