import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

/** Where the built site keeps the wasm binaries. */
export const wasmFiles = { plain, simd };

/** The bytes of one of `wasmFiles`. Rejects with what the network or the server said. */
export async function readWasm(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`its code could not be fetched (HTTP ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
