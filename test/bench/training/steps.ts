/** Networks that a step of is timed with: groups x blocks x features. */
export const trainedNets = ['2x3x16', '3x3x32', '5x5x32'] as const;

/** Pictures of a batch, and the side of their patches in pixels of the small picture. */
export const [batch, patch] = [8, 24];

/** What a process is asked to do once, timing it: a forward pass of the batch, or a step of Adam on the L1 loss. */
export type Work = 'forward' | 'step';
