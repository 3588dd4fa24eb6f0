import type { BenchBackend } from './messages.ts';

/** What a seat needs of where it is: a process of Node or a worker of a page. */
export interface Surroundings {
  /** The bytes of the project's own x2 network. */
  weights(): Promise<ArrayBuffer>;
  /** Where onnxruntime-web finds its files for a backend: a folder, or each by its address. */
  ortFiles(backend: BenchBackend): Promise<string | { readonly mjs: string; readonly wasm: string }>;
}
