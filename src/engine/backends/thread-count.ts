/** More threads would be limited by memory bandwidth. */
const maxThreads = 8;

/** Threads for the kernels on wasm: as many as cores, at most `maxThreads`; 1 where threads cannot share memory. */
export function threadCount(): number {
  return canShareMemory() ? Math.min(cores(), maxThreads) : 1;
}

/** Needs a worker that may start others: the main thread of a page may not block on `Atomics.wait`. */
function canShareMemory(): boolean {
  if (!('WorkerGlobalScope' in globalThis)) return isNode;
  return typeof Worker !== 'undefined' && canSendMemory();
}

/**
 * Whether a shared memory can be sent to another thread. Tried, as it does not follow from cross-origin isolation:
 * WebKitGTK makes shared memories there and refuses to send them.
 */
function canSendMemory(): boolean {
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }));
    return true;
  } catch {
    return false;
  } finally {
    port1.close();
    port2.close();
  }
}

function cores(): number {
  return isNode ? process.getBuiltinModule('node:os').availableParallelism() : navigator.hardwareConcurrency;
}

const isNode = typeof process !== 'undefined' && 'getBuiltinModule' in process;
