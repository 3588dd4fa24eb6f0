import set from 'virtual:formulas';
import type { StepFormula } from './formulas.ts';

/** The formulas of the steps as the build has set them, for `LiveFormula`. */
export const formulas = set as Readonly<Record<StepFormula, string>>;
