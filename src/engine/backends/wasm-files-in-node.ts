const { resolve } = process.getBuiltinModule('node:module').createRequire(import.meta.url);
const { readFile } = process.getBuiltinModule('node:fs/promises');

/** Where Node finds the wasm binaries. */
export const wasmFiles = {
  plain: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm'),
  simd: resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
};

/** The bytes of one of `wasmFiles`. */
export async function readWasm(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}
