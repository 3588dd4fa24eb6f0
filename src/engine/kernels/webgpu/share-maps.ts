import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Maps } from './maps.ts';

const shared = new WeakMap<WebGPUBackend, Maps>();

/**
 * Patches a backend so that TF.js's programs and readers are given float32 copies of maps in float16. Returns a function
 * that undoes the patch.
 */
export function shareMaps(backend: WebGPUBackend, maps: Maps): () => void {
  const { runWebGPUProgram, read, readSync } = backend;
  const infoOf = (dataId: TensorInfo['dataId']): TensorInfo => ({
    dataId,
    shape: backend.tensorMap.get(dataId).shape,
    dtype: 'float32',
  });
  const own = {
    runWebGPUProgram: ((program, inputs, ...rest) =>
      maps.plain(inputs, (plain) =>
        runWebGPUProgram.call(backend, program, plain, ...rest),
      )) satisfies typeof runWebGPUProgram,
    readSync: ((dataId) =>
      maps.isPlain(dataId)
        ? readSync.call(backend, dataId)
        : maps.plain([infoOf(dataId)], ([plain]) =>
            readSync.call(backend, plain!.dataId),
          )) satisfies typeof readSync,
    read: (async (dataId) => {
      if (maps.isPlain(dataId)) return read.call(backend, dataId);
      const plain = maps.widened(infoOf(dataId));
      try {
        return await read.call(backend, plain.dataId);
      } finally {
        backend.disposeData(plain.dataId);
      }
    }) satisfies typeof read,
  };
  Object.assign(backend, own);
  shared.set(backend, maps);
  return () => {
    Object.assign(backend, { runWebGPUProgram, read, readSync });
    shared.delete(backend);
  };
}

/** The result of `use` for tensors of a backend, those in float16 converted to float32. */
export function withPlain<T>(
  backend: WebGPUBackend,
  tensors: readonly TensorInfo[],
  use: (plain: readonly TensorInfo[]) => T,
): T {
  const maps = shared.get(backend);
  return maps ? maps.plain(tensors, use) : use(tensors);
}
