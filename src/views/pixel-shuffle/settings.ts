import type { Colors } from '../../image/pixels.ts';
import type { ChannelOrder } from '../../model/channel-order.ts';
import type { Scale } from '../../model/config.ts';
import type { WindowName } from './material.ts';
import type { Direction } from './steps.ts';

/** What can be told about the shuffle below it. */
export const explanations = ['nothing', 'tail', 'code', 'order', 'patch', 'others'] as const;
export type Explanation = (typeof explanations)[number];

/** How the shuffle is set. */
export interface ShuffleSettings {
  /** Whether numbers are their own addresses, or those of this picture. */
  readonly data: 'addresses' | 'picture';
  /** Of the addresses' tail; the network's where there is none. */
  readonly scale: Scale | undefined;
  readonly colors: Colors | undefined;
  /** Counted from 1; the last one where there are fewer. */
  readonly stage: number;
  /** Size of the window onto the picture's maps. */
  readonly window: WindowName;
  /** The feature channel, where the selection names none. */
  readonly feature: number;
  readonly order: ChannelOrder;
  readonly direction: Direction;
  /** Where the player rests, counted from 1 in its direction. */
  readonly step: number;
  /** Upper left corner of the window, x and y in pixels of the maps; in the middle where there is none. */
  readonly corner: readonly [number, number] | undefined;
  /** The pixel that is kept, row and column of what is shown of the output. */
  readonly pixel: readonly [number, number] | undefined;
  /** What is told about it below: what it stands in, its code, a value's patch, the channel order, other enlargements. */
  readonly explain: Explanation;
}
