/**
 * Does one thing at a time; of the things asked for meanwhile only the newest is done next. What a drag asks for is so
 * never queued up, and what is shown is never older than one run.
 */
export class Newest<Wish> {
  readonly #work: (wish: Wish) => Promise<void>;
  #waiting: { readonly wish: Wish } | undefined;
  #running: Promise<void> | undefined;

  constructor(work: (wish: Wish) => Promise<void>) {
    this.#work = work;
  }

  /** Settles when nothing is left to do; rejects with what the last piece of work threw. */
  ask(wish: Wish): Promise<void> {
    this.#waiting = { wish };
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
        const { wish } = this.#waiting;
        this.#waiting = undefined;
        failure = await this.#work(wish).then(
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
