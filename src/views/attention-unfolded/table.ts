import type { Parameter } from '../../model/state-dict.ts';
import type { Table, TableValue } from '../shared/table.ts';
import type { MeasuredUnits } from '../hidden-units/state.ts';
import type { BlockVectors, BlockWeights } from './data.ts';

type Numbers = Float32Array | undefined;

/**
 * All numbers of a block's attention, from z to s, each with the channel and the hidden unit that it belongs to; with
 * `measured` also on how many other pictures a unit is above zero.
 */
export function unfoldedTable(
  vectors: BlockVectors,
  weights: BlockWeights | undefined,
  measured?: MeasuredUnits,
): Table {
  const perChannel = (quantity: string, values: Numbers): TableValue[][] =>
    Array.from(values ?? [], (value, channel) => [quantity, channel, undefined, value]);
  const perUnit = (quantity: string, values: ArrayLike<number> | undefined): TableValue[][] =>
    Array.from(values ?? [], (value, unit) => [quantity, undefined, unit, value]);
  return {
    columns: ['quantity', 'channel', 'hidden unit', 'value'],
    rows: [
      ...perChannel('z', vectors.z),
      ...entries(weights?.wd).map(([unit, channel, value]) => ['W_D', channel, unit, value]),
      ...perUnit('b_D', weights?.bd?.data),
      ...perUnit('W_D z + b_D', vectors.squeezed),
      ...perUnit('ReLU', vectors.hidden),
      ...perUnit(
        `of ${measured?.pictures ?? 0} pictures measured, those on which it is above zero`,
        measured?.above,
      ),
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
