import { ReaderError } from '../image/reader-error.ts';
import { isAbortError } from './abort.ts';
import type { BackendName } from './protocol.ts';

/**
 * Rejects pending promises when the graphics device is lost: `tensor.data()` of a lost WebGL context never settles, that of a
 * lost WebGPU device rejects with an `AbortError`, which is none of a reader's.
 */
export class DeviceLossGuard {
  readonly #backend: BackendName;
  readonly #pending = new Set<(reason: Error) => void>();
  #lost: ReaderError | undefined;

  constructor(backend: BackendName) {
    this.#backend = backend;
  }

  /** To be called when the device is lost: rejects all guarded promises, pending ones and those to come. */
  markLost(detail: string): void {
    this.#lost = this.#stopped(detail);
    for (const reject of this.#pending) reject(this.#lost);
  }

  /** The same as `work`, or a `ReaderError` 'backend-stopped' when the device is lost first. */
  guard<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost);
        return;
      }
      this.#pending.add(reject);
      const settled = () => this.#pending.delete(reject);
      work.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error: unknown) => {
          settled();
          if (isAbortError(error)) reject(this.#stopped(error.message));
          else reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  #stopped(detail: string): ReaderError {
    const backend = this.#backend;
    return new ReaderError(
      'backend-stopped',
      `The ${backend} backend stopped working: ${detail}. Run again; if it happens again, choose another backend.`,
      { backend, detail },
    );
  }
}
