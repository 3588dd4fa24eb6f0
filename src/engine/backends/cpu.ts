import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { CreatedBackend } from './backend.ts';

/** TF.js in plain JavaScript: works everywhere, about a hundred times slower than wasm. */
export function create(): Promise<CreatedBackend> {
  const kernels = new MathBackendCPU();
  // In Node the first use would print a recommendation of tfjs-node into a command's output.
  Object.assign(kernels, { firstUse: false });
  return Promise.resolve({
    kernels,
    precision: 'float32',
    view: (tensor) => tensor.dataSync<'float32'>(),
  });
}
