/** On how many of the pictures that a checkpoint was measured on each hidden unit of a block is above zero. */
export interface MeasuredUnits {
  readonly pictures: number;
  readonly above: readonly number[];
}

/**
 * What a hidden unit is known to do: `on`, above zero in this run; `zero`, at zero in it; `dead`, at zero in it and on every
 * picture that the checkpoint was measured on. Of a checkpoint that was not measured nothing is called dead.
 */
export type UnitState = 'on' | 'zero' | 'dead';

/** The states of a block's hidden units, from what ReLU let through in this run. */
export const unitStates = (hidden: ArrayLike<number>, measured?: MeasuredUnits): UnitState[] =>
  Array.from(hidden, (value, unit) => {
    if (value > 0) return 'on';
    return measured?.above[unit] === 0 ? 'dead' : 'zero';
  });

/**
 * What a block's hidden units do together: `dead` where all are, so that s is the sigmoid of its biases whatever the picture;
 * `zero` where all are at zero in this run; else `on`.
 */
export function blockState(hidden: ArrayLike<number>, measured?: MeasuredUnits): UnitState {
  const states = unitStates(hidden, measured);
  if (states.includes('on')) return 'on';
  return states.every((state) => state === 'dead') ? 'dead' : 'zero';
}
