/** The steps of channel attention, in the order they are computed. */
export const steps = ['maps', 'pool', 'squeeze', 'excite', 'gate', 'rescale'] as const;
export type StepName = (typeof steps)[number];
