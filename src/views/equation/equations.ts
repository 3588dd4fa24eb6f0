import { attentionEquations } from './attention-equations.ts';
import { networkEquations } from './network-equations.ts';
import { residualEquations } from './residual-equations.ts';

/** The equations of the paper's section 3 that the network computes. */
export const equations = { ...networkEquations, ...residualEquations, ...attentionEquations };

export type EquationName = keyof typeof equations;
