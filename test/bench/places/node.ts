import type { Place } from './place.ts';
import { openProcess } from './process-line.ts';

/** Node, a process for each seat. */
export const node: Place = {
  where: 'node',
  openLine: () => openProcess([]),
  close: () => Promise.resolve(),
};
