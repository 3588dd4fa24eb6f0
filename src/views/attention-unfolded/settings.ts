import type { StepName } from './steps.ts';

/** How the unfolded block is set. */
export interface UnfoldedSettings {
  readonly step: StepName;
  /** Whether all maps share one range of colours, or each channel has its own. */
  readonly range: 'common' | 'own';
  /** The hidden unit that is shown while none is pointed at; the last one where there are fewer. */
  readonly unit: number;
}
