/** A queue that runs asynchronous tasks one at a time, in the order they were given. */
export class Serial {
  #last: Promise<unknown> = Promise.resolve();

  /** The task's own result; a task that rejects does not stop the later ones. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
