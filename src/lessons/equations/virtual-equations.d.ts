declare module 'virtual:equations' {
  import type { EquationName } from '../../views/equation/equations.ts';
  import type { TypesetEquation } from '../../views/equation/typeset-equation.ts';
  const equations: Readonly<Record<EquationName, TypesetEquation>>;
  export default equations;
}

declare module 'virtual:formulas' {
  /** HTML for `LiveFormula`, by the names of the formulas. */
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
