import { removeBackend } from '@tensorflow/tfjs-core';
import type { Candidate, RunningBackend } from '../../../src/engine/backends/backend.ts';
import { candidates } from '../../../src/engine/backends/candidates.ts';
import { startBackend } from '../../../src/engine/backends/start-backend.ts';
import { selfCheck } from '../../../src/engine/self-check.ts';
import type { WorkerSpec } from './messages.ts';

/**
 * Starts TF.js's backend as the engine does, self-check included, and makes it the current one of this thread.
 * Rejects when it does not start, or has not the kernels or threads that are asked for.
 */
export async function startTfjs(spec: WorkerSpec): Promise<RunningBackend> {
  const { backend: name, kernels, threads } = spec;
  const candidate = name === 'wasm' ? wasmOf(spec) : candidates[name];
  const started = await startBackend(candidate, { byName: true, check: selfCheck, running: undefined });
  const { variant, threads: found = 1, threadLoss = '' } = started.ownKernels ?? {};
  if (kernels && variant !== kernels) throw new Error(`This machine does not run the ${kernels} kernels.`);
  if (found !== threads)
    throw new Error(`TF.js runs ${name} on ${found} threads here, not on ${threads}. ${threadLoss}`);
  return started;
}

function wasmOf({ kernels, threads }: WorkerSpec): Candidate {
  return {
    ...candidates.wasm,
    create: async () =>
      (await import('../../../src/engine/backends/wasm.ts')).create({
        threads,
        ...(kernels && { variants: [kernels] }),
      }),
  };
}

export function stopTfjs({ name, ownKernels }: RunningBackend): void {
  ownKernels?.remove();
  removeBackend(name);
}
