import type { BackendName } from './protocol.ts';

const gibibyte = 2 ** 30;

/** Bytes that a run may need on each backend. In a file of its own, which imports no TF.js: the page reads it too. */
export const memoryLimits: Readonly<Record<BackendName, number>> = {
  // No browser tells how much a GPU has. More than this, and integrated ones begin to lose the context.
  webgpu: 2 * gibibyte,
  webgl: 2 * gibibyte,
  // The address space is 4 GiB, all of it usable; gaps between tensors take up to a quarter (both measured).
  wasm: 3 * gibibyte,
  cpu: 4 * gibibyte,
};
