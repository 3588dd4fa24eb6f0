/**
 * The entry of a worker thread of a pool, a worker of the browser or a thread of Node: receives the kernels and the
 * memory that they work on, and runs their `workerLoop`. JavaScript, because Node runs no TypeScript in threads.
 */

/** @typedef {{ module: WebAssembly.Module, memory: WebAssembly.Memory, pool: number, number: number }} WorkerInit */

const thread = globalThis.process?.getBuiltinModule('node:worker_threads').parentPort;

/** @param {WorkerInit} init */
async function run({ module, memory, pool, number }) {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  (thread ?? globalThis).postMessage('ready');
  /** @type {import('./exports.ts').KernelExports} */ (/** @type {unknown} */ (exports)).workerLoop(pool, number);
}

/** @param {WorkerInit} init */
function runOrThrow(init) {
  run(init).catch((error) =>
    // Outside of the promise: only uncaught exceptions fire the worker's `error` event.
    setTimeout(() => {
      throw error;
    }),
  );
}

if (thread) thread.once('message', runOrThrow);
else globalThis.onmessage = ({ data }) => runOrThrow(data);
