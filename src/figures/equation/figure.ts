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
  keyList: {
    en: {
      title: 'An equation of the paper',
      keys: [
        ['↑ ↓', 'in the table: lead from symbol to symbol; Home and End go to the ends'],
        ['Enter', 'selects the symbol’s place in every figure'],
      ],
    },
    zh: {
      title: '论文中的公式',
      keys: [
        ['↑ ↓', '在表格中：换到下一个符号；Home 和 End 到两端'],
        ['Enter', '在所有图中选中该符号所在的位置'],
      ],
    },
  },
  opensPage: false,
};
