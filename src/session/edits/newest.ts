/**
 * Does one piece of work at a time; of those asked for meanwhile only the newest is done next. The requests of a drag
 * do not queue up, and what is shown is never older than one run.
 */
export class Newest<T> {
  readonly #work: (request: T) => Promise<void>;
  #waiting: { readonly request: T } | undefined;
  #running: Promise<void> | undefined;

  constructor(work: (request: T) => Promise<void>) {
    this.#work = work;
  }

  /** Settles when nothing is left to do; rejects with what the last piece of work threw. */
  ask(request: T): Promise<void> {
    this.#waiting = { request };
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Forgets what waits; what runs goes on. */
  forget(): void {
    this.#waiting = undefined;
  }

  async #run(): Promise<void> {
    try {
      let failure: { readonly error: unknown } | undefined;
      while (this.#waiting) {
        const { request } = this.#waiting;
        this.#waiting = undefined;
        failure = await this.#work(request).then(
          () => undefined,
          (error: unknown) => ({ error }),
        );
      }
      if (failure) throw failure.error;
    } finally {
      this.#running = undefined;
    }
  }
}
