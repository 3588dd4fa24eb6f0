import { range } from 'd3';
import { tabulate, type Table } from '../shared/table.ts';
import { dcShare, type PooledBlock } from './pooled.ts';

/** What pooling sees of every channel of a block. */
export const pooledTable = (pooled: PooledBlock): Table =>
  tabulate(range(pooled.z.length), {
    channel: (c) => c,
    z: (c) => pooled.z[c],
    'F(0,0)/HW': (c) => pooled.dc[c],
    'energy (mean square)': (c) => pooled.energy[c],
    'share of energy at frequency 0': (c) => dcShare(pooled, c),
  });
