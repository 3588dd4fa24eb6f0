import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';

/** TF.js's kernel, which copies the data; registered when its wasm backend is imported. */
const copying = getKernel('Identity', 'wasm');

/** A second tensor with the data of the first: no kernel writes into a tensor that exists. */
const sharing: KernelFunc = ({ inputs, backend }) => {
  const { dataId, shape, dtype } = inputs['x']!;
  (backend as BackendWasm).incRef(dataId);
  return { dataId, shape, dtype };
};

/**
 * Has clones on wasm share their data, as TF.js's other backends do: its tape clones whatever a gradient needs. The
 * returned function takes that back.
 */
export function shareClones(): () => void {
  replaceBy(sharing);
  return () => {
    if (copying) replaceBy(copying.kernelFunc);
  };
}

function replaceBy(kernelFunc: KernelFunc): void {
  if (getKernel('Identity', 'wasm')) unregisterKernel('Identity', 'wasm');
  registerKernel({ kernelName: 'Identity', backendName: 'wasm', kernelFunc });
}
