import type { Colors } from '../../image/pixels.ts';
import type { ChannelOrder } from '../../model/channel-order.ts';
import type { Scale } from '../../model/config.ts';
import type { Direction } from './steps.ts';

/** What the reader has chosen. */
export interface Choices {
  readonly material: 'toy' | 'picture';
  readonly scale: Scale;
  readonly colors: Colors;
  readonly stage: number;
  readonly window: number;
  readonly feature: number;
  readonly order: ChannelOrder;
  readonly direction: Direction;
}
