import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { engine, findBackendFactory, registerBackend, removeBackend } from '@tensorflow/tfjs-core';

/** What the packages of the backends register when they are imported; cpu without its advertisement at the first use. */
const registered = [
  { name: 'cpu', priority: 1, factory: () => Object.assign(new MathBackendCPU(), { firstUse: false }) },
  { name: 'wasm', priority: 2, factory: findBackendFactory('wasm') },
];

/** Brings TF.js to where it is after its import: no tensors, no flags, no backend started, none but these to be had. */
export function freshTfjs(): void {
  const tfjs = engine();
  tfjs.reset();
  for (const name of tfjs.backendNames()) removeBackend(name);
  for (const { name, priority, factory } of registered) registerBackend(name, factory, priority);
}
