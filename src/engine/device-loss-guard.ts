import { ReaderError } from '../image/reader-error.ts';
import type { BackendName } from './protocol.ts';

/** Rejects pending promises when the graphics device is lost: `tensor.data()` of a lost WebGL context never settles. */
export class DeviceLossGuard {
  readonly #pending = new Set<(reason: Error) => void>();
  #lost: ReaderError | undefined;

  /** To be called when the device is lost: rejects all guarded promises, pending ones and those to come. */
  markLost(backend: BackendName, detail: string): void {
    this.#lost = new ReaderError(
      'backend-stopped',
      `The ${backend} backend stopped working: ${detail}. Run again; if it happens again, choose another backend.`,
      { backend, detail },
    );
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
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }
}
