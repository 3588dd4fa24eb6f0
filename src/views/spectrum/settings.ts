import type { CurveHeight, RingValue } from '../frequency/curves.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';

/** What can be laid over the selected channel by a tick: the group's input and output in this channel, and pictures. */
export const overlayNames = [
  'group-input',
  'group-output',
  'lr',
  'bicubic',
  'sr',
  'hr',
  'sr-bicubic',
] as const;
export type OverlayName = (typeof overlayNames)[number];

/** As many channels as are told apart by eye: those that the reader keeps while the selection moves on. */
export const mostKept = 3;

/** Frequencies per pixel of each curve's own grid, or of the output picture's, which is finer. */
export type FrequencyUnit = 'own' | 'output';

/** What the reader has set of the figure. */
export interface SpectrumSettings {
  readonly overlays: readonly OverlayName[];
  readonly kept: readonly ChannelPlace[];
  readonly ring: RingValue;
  readonly height: CurveHeight;
  readonly unit: FrequencyUnit;
}
