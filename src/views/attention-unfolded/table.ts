import type { Parameter } from '../../model/state-dict.ts';
import type { Table, TableValue } from '../shared/table.ts';
import type { BlockVectors, BlockWeights } from './data.ts';

type Numbers = Float32Array | undefined;

/** All numbers of a block's attention, from z to s, each with the channel and the hidden unit that it belongs to. */
export function unfoldedTable(vectors: BlockVectors, weights: BlockWeights | undefined): Table {
  const perChannel = (quantity: string, values: Numbers): TableValue[][] =>
    Array.from(values ?? [], (value, channel) => [quantity, channel, undefined, value]);
  const perUnit = (quantity: string, values: Numbers): TableValue[][] =>
    Array.from(values ?? [], (value, unit) => [quantity, undefined, unit, value]);
  return {
    columns: ['quantity', 'channel', 'hidden unit', 'value'],
    rows: [
      ...perChannel('z', vectors.z),
      ...entries(weights?.wd).map(([unit, channel, value]) => ['W_D', channel, unit, value]),
      ...perUnit('b_D', weights?.bd?.data),
      ...perUnit('W_D z + b_D', vectors.squeezed),
      ...perUnit('ReLU', vectors.hidden),
      ...entries(weights?.wu).map(([channel, unit, value]) => ['W_U', channel, unit, value]),
      ...perChannel('b_U', weights?.bu?.data),
      ...perChannel('logit', vectors.logits),
      ...perChannel('s', vectors.s),
    ],
  };
}

/** The weights of a 1x1 convolution, OIHW, with their output and input. */
function entries(weight: Parameter | undefined): [output: number, input: number, value: number][] {
  const inputs = weight?.shape[1] ?? 1;
  return Array.from(weight?.data ?? [], (value, i) => [Math.floor(i / inputs), i % inputs, value]);
}
