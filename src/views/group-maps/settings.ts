import type { Order, Quantity } from './maps.ts';

/** Whether all maps share one range of colours, or each has its own. */
export type Range = 'common' | 'own';

/** How the maps of a group are set. */
export interface GroupMapsSettings {
  readonly show: Quantity;
  readonly range: Range;
  readonly sort: Order;
  /** Whether the selected channel's maps are also shown large. */
  readonly enlarged: boolean;
}
