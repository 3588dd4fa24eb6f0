import { findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { create } from '../engine/backends/wasm.ts';
import { ReaderError } from '../image/reader-error.ts';
import { hasGradients } from '../model/kernels.ts';
import { registerGradients } from './register-gradients.ts';

/** The backend that trainings of this thread run on. */
export interface TrainingBackend {
  /** Threads that it computes on. */
  readonly threads: number;
  /** Ends it; its tensors must have been disposed. */
  readonly stop: () => void;
}

/**
 * Starts wasm with the kernels of training as TF.js's current backend in this thread, where no engine runs.
 * @param threads as many as cores, at most 8, when not given
 * @throws ReaderError 'backend-unavailable' where wasm has no SIMD, as our kernels need it
 */
export async function startTrainingBackend(threads?: number): Promise<TrainingBackend> {
  const { kernels, ownKernels } = await create(threads === undefined ? {} : { threads });
  if (findBackendFactory('wasm')) removeBackend('wasm');
  registerBackend('wasm', () => kernels);
  await setBackend('wasm');
  await registerGradients();
  const stop = (): void => removeBackend('wasm');
  if (hasGradients()) return { threads: ownKernels?.threads ?? 1, stop };
  stop();
  throw new ReaderError(
    'backend-unavailable',
    'Training needs WebAssembly with SIMD, which is missing here. Use a newer browser, or Node 20 or newer.',
    { backend: 'wasm' },
  );
}
