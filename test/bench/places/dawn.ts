import type { Place } from './place.ts';
import { openProcess } from './process-line.ts';

/** Node with the WebGPU of the npm package `webgpu`, a process for each seat. */
export const dawn: Place = {
  where: 'dawn',
  openLine: () => openProcess(['--dawn']),
  close: () => Promise.resolve(),
};
