import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { ThreadPool } from './thread-pool.ts';
import { addressOf } from './heap.ts';

/** `scaleAdd` of `model/kernels.ts` on wasm. */
export function scaleAddKernel(backend: BackendWasm, threadPool: ThreadPool): KernelFunc {
  const address = (tensor: TensorInfo): number => addressOf(backend, tensor);
  return ({ inputs }) => {
    const x = inputs['x']!;
    const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
    const y = backend.makeOutput(x.shape, 'float32');
    const [s, shortcut] = [address(inputs['s']!), address(inputs['shortcut']!)];
    threadPool.run('scaleAdd', [address(x), s, shortcut, address(y), height * width, channels, batch]);
    return y;
  };
}
