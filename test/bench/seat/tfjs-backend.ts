import { backend, removeBackend } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { RunningBackend } from '../../../src/engine/backends/backend.ts';
import { candidates } from '../../../src/engine/backends/candidates.ts';
import { startBackend } from '../../../src/engine/backends/start-backend.ts';
import { installKernels } from '../../../src/engine/kernels/install.ts';
import { selfCheck } from '../../../src/engine/self-check.ts';
import type { SeatSpec } from './messages.ts';

/**
 * Starts TF.js's backend as the engine does, self-check included, and makes it the current one of this thread.
 * Rejects when it does not start, or has not the kernels or threads that are asked for.
 */
export async function startTfjs(spec: SeatSpec): Promise<RunningBackend> {
  const { backend: name, kernels, threads } = spec;
  if (threads !== 1) throw new Error(`TF.js runs ${name} on one thread here, not on ${threads}.`);
  const started = await startBackend(candidates[name], {
    byName: true,
    check: selfCheck,
    running: undefined,
  });
  if (kernels === undefined || kernels === started.ownKernels?.variant) return started;
  started.ownKernels?.remove();
  const ownKernels = await installKernels(backend() as BackendWasm, [kernels]);
  if (!ownKernels) throw new Error(`This machine does not run the ${kernels} kernels.`);
  return { ...started, ownKernels };
}

export function stopTfjs({ name, ownKernels }: RunningBackend): void {
  ownKernels?.remove();
  removeBackend(name);
}
