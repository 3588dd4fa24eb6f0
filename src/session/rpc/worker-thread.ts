import { codeMissing, noWorker } from '../../engine/client-errors.ts';
import { Caller, type ThreadApi } from './calls.ts';

/** A worker that is started when it is first asked, and again after it has ended. */
export class WorkerThread<A extends ThreadApi<A>> {
  readonly #create: () => Worker;
  #running: { readonly worker: Worker; readonly caller: Caller<A> } | undefined;

  constructor(create: () => Worker) {
    this.#create = create;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** Asks the worker. Throws `ReaderError` 'backend-unavailable' in a browser without module workers. */
  get caller(): Caller<A> {
    this.#running ??= this.#start();
    return this.#running.caller;
  }

  /** The worker's methods; they reject with what `caller` throws. */
  get api(): A {
    const ask = async (method: keyof A, args: Parameters<A[keyof A]>) => this.caller.call(method, ...args);
    return new Proxy({} as A, {
      get:
        (_, method) =>
        (...args: Parameters<A[keyof A]>) =>
          ask(method as keyof A, args),
    });
  }

  /** Ends the worker in the middle of whatever it does. Calls in progress never settle. */
  end(): void {
    this.#running?.worker.terminate();
    this.#running = undefined;
  }

  #start() {
    const worker = this.#createOrThrow();
    const caller = new Caller<A>(worker);
    worker.addEventListener('error', (event) => {
      if (this.#running?.worker === worker) this.end();
      // Code that did not load has no message.
      caller.abandon(
        event.message ? new Error(event.message) : codeMissing('no answer from the server, or another file'),
      );
    });
    return { worker, caller };
  }

  #createOrThrow(): Worker {
    try {
      return this.#create();
    } catch (error) {
      throw noWorker(error instanceof Error ? error.message : String(error));
    }
  }
}
