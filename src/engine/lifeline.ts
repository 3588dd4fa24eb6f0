import { ReaderError } from '../image/reader-error.ts';
import type { BackendName } from './protocol.ts';

/**
 * Ends waits that nothing else would end: once a WebGL context is lost, reading a tensor back never settles.
 */
export class Lifeline {
  readonly #waiting = new Set<(reason: Error) => void>();
  #lost: ReaderError | undefined;

  /** Rejects all guarded waits, now and from now on. */
  lose(backend: BackendName, detail: string): void {
    this.#lost = new ReaderError(
      'backend-stopped',
      `The ${backend} backend stopped working: ${detail}. Run again; if it happens again, choose another backend.`,
      { backend, detail },
    );
    for (const reject of this.#waiting) reject(this.#lost);
  }

  /** The same as `work`, or a `ReaderError` 'backend-stopped' when the backend is lost first. */
  guard<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost);
        return;
      }
      this.#waiting.add(reject);
      const settled = () => this.#waiting.delete(reject);
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
