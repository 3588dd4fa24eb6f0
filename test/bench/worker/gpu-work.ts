import type { GpuWork } from './messages.ts';

/** Runs `work` and counts what it asks of a GPU in this thread meanwhile. */
export async function countGpuWork<T>(work: () => Promise<T>): Promise<{ result: T; gpu: GpuWork }> {
  let dispatches = 0;
  let submits = 0;
  const restore = [
    onCall(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => dispatches++),
    onCall(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => dispatches++),
    onCall(GPUQueue.prototype, 'submit', () => submits++),
  ];
  try {
    const result = await work();
    return { result, gpu: { dispatches, submits } };
  } finally {
    for (const undo of restore) undo();
  }
}

/** Has `told` called whenever the method is; gives back what ends that. */
function onCall<K extends string>(
  prototype: Record<K, (...args: never[]) => unknown>,
  name: K,
  told: () => void,
): () => void {
  const original = prototype[name];
  prototype[name] = function (this: unknown, ...args: never[]) {
    told();
    return original.apply(this, args);
  };
  return () => {
    prototype[name] = original;
  };
}
