import { equations, type EquationName } from '../../views/equation/equations.ts';
import type { CellDefinition } from '../definition.ts';
import { needed, oneOf } from '../properties/properties.ts';

const properties = {
  /** An equation of the paper. */
  of: needed(oneOf(...(Object.keys(equations) as EquationName[]))),
};

export const equation: CellDefinition<'Equation', typeof properties, Record<never, never>> = {
  name: 'Equation',
  isFigure: true,
  properties,
  settings: {},
  captions: undefined,
  opensPage: false,
};
