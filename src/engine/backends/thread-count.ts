/** More threads would be limited by memory bandwidth. */
const maxThreads = 8;

/** Threads for the kernels on wasm: as many as cores, at most `maxThreads`; 1 where threads cannot share memory. */
export function threadCount(): number {
  return canShareMemory() ? Math.min(cores(), maxThreads) : 1;
}

/** Needs a cross-origin isolated page, and a worker of it: the main thread of a page may not block on `Atomics.wait`. */
function canShareMemory(): boolean {
  if (!('WorkerGlobalScope' in globalThis)) return isNode;
  return globalThis.crossOriginIsolated && typeof Worker !== 'undefined';
}

function cores(): number {
  return isNode ? process.getBuiltinModule('node:os').availableParallelism() : navigator.hardwareConcurrency;
}

const isNode = typeof process !== 'undefined' && 'getBuiltinModule' in process;
