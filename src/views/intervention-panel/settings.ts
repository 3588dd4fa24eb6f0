/** How far a change of attention reaches. */
export const extents = ['block', 'group', 'network'] as const;
export type Extent = (typeof extents)[number];

/**
 * Whose output channel is zeroed: the two convolutions of a block, W_D of its attention, whose channels are the hidden
 * units, or the convolution that closes its group.
 */
export const convolutions = ['first', 'second', 'squeeze', 'closing'] as const;
export type Convolution = (typeof convolutions)[number];

/** How strongly a difference is drawn: its colours end at 255 levels divided by this, or at its own largest. */
export const gains = ['auto', 1, 4, 16] as const;
export type Gain = (typeof gains)[number];

/** How the panel is set. */
export interface PanelSettings {
  readonly extent: Extent;
  readonly convolution: Convolution;
  readonly gain: Gain;
}
