import type { BenchBackend, BenchScale } from './messages.ts';

/** What a worker needs from its platform: a Node process or a worker of a page. */
export interface Platform {
  /** The bytes of the project's own network for a scale. */
  weights(scale: BenchScale): Promise<ArrayBuffer>;
  /** Where onnxruntime-web finds its files for a backend: a folder, or each by its address. */
  ortFiles(backend: BenchBackend): Promise<string | { readonly mjs: string; readonly wasm: string }>;
}
