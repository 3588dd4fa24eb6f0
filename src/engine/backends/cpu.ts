import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { CreatedBackend } from './backend.ts';

/** TF.js in plain JavaScript: everywhere, and about a hundred times slower than wasm. */
export function create(): Promise<CreatedBackend> {
  const kernels = new MathBackendCPU();
  // In Node the first use would print an advertisement for another package among a command's own messages.
  Object.assign(kernels, { firstUse: false });
  return Promise.resolve({
    kernels,
    precision: 'float32',
    view: (tensor) => tensor.dataSync<'float32'>(),
  });
}
