declare module 'virtual:equations' {
  import type { EquationName } from '../../views/equation/equations.ts';
  import type { TypesetEquation } from '../../views/equation/typeset-equation.ts';
  const equations: Readonly<Record<EquationName, TypesetEquation>>;
  export default equations;
}
