import { setFlagsFromString } from 'node:v8';

/** Lets this thread compile relaxed SIMD, which Node keeps behind a flag up to version 20. */
export function enableRelaxedSimd(): void {
  if (Number(process.versions.node.split('.')[0]) < 22) {
    setFlagsFromString('--experimental-wasm-relaxed-simd');
  }
}
