import type { Environment } from './environment.ts';
import { openProcess } from './process-channel.ts';

/** Node, a process for each worker. */
export const node: Environment = {
  where: 'node',
  openChannel: () => openProcess([]),
  close: () => Promise.resolve(),
};
