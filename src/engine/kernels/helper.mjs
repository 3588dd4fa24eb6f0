/**
 * The life of a helper, in a worker of the browser or a thread of Node: it gets the kernels and the memory they work
 * on, and helps until its crew is dismissed. JavaScript, because threads of Node know no TypeScript.
 */

/** @typedef {{ module: WebAssembly.Module, memory: WebAssembly.Memory, crew: number, number: number }} Place */

const thread = globalThis.process?.getBuiltinModule('node:worker_threads').parentPort;

/** @param {Place} place */
async function help({ module, memory, crew, number }) {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  (thread ?? globalThis).postMessage('ready');
  /** @type {import('./exports.ts').KernelExports} */ (/** @type {unknown} */ (exports)).help(crew, number);
}

/** @param {Place} place */
function helpOrFail(place) {
  help(place).catch((error) =>
    // Only what is thrown outside of promises reaches who started the worker.
    setTimeout(() => {
      throw error;
    }),
  );
}

if (thread) thread.once('message', helpOrFail);
else globalThis.onmessage = ({ data }) => helpOrFail(data);
