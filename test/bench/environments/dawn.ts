import type { Environment } from './environment.ts';
import { openProcess } from './process-channel.ts';

/** Node with the WebGPU of the npm package `webgpu`, a process for each worker. */
export const dawn: Environment = {
  where: 'dawn',
  openChannel: () => openProcess(['--dawn']),
  close: () => Promise.resolve(),
};
