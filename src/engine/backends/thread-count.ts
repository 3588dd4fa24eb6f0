/** More would wait for memory rather than compute. */
const most = 8;

/** How many threads are to share the work of wasm: as many as there are cores, one where they can share no memory. */
export function threadCount(): number {
  return canShareMemory() ? Math.min(cores(), most) : 1;
}

/** Pages can when they are cross-origin isolated, and outside of their first thread, which must not wait. */
function canShareMemory(): boolean {
  if (!('WorkerGlobalScope' in globalThis)) return isNode;
  return globalThis.crossOriginIsolated && typeof Worker !== 'undefined';
}

function cores(): number {
  return isNode ? process.getBuiltinModule('node:os').availableParallelism() : navigator.hardwareConcurrency;
}

const isNode = typeof process !== 'undefined' && 'getBuiltinModule' in process;
