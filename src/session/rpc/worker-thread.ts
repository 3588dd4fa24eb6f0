import { codeMissing, noWorker } from '../../engine/client-errors.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { Caller, type ThreadApi } from './calls.ts';

/** What a thread is there for, as a sentence says it. */
const workWords = {
  pictures: 'reads and scores pictures',
  measuring: 'measures',
  lessons: 'reads lessons',
  training: 'trains networks',
} as const;

export type ThreadWork = keyof typeof workWords;

/** A worker that is started when it is first asked, and again after it has ended. */
export class WorkerThread<A extends ThreadApi<A>> {
  readonly #create: () => Worker;
  #running: { readonly worker: Worker; readonly caller: Caller<A> } | undefined;

  readonly #work: ThreadWork;

  constructor(create: () => Worker, work: ThreadWork) {
    this.#create = create;
    this.#work = work;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** Whether its code has come, where it is running. */
  get isLoaded(): boolean {
    return this.#running?.caller.isHeard ?? true;
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

  /** Ends the worker in the middle of whatever it does. Calls in progress reject: `ReaderError` 'thread-stopped'. */
  end(): void {
    this.#endWith(stopped(this.#work));
  }

  #endWith(error: Error): void {
    const running = this.#running;
    this.#running = undefined;
    running?.worker.terminate();
    running?.caller.abandon(error);
  }

  #start() {
    const worker = this.#createOrThrow();
    const endIfRunning = (error: Error): void => {
      if (this.#running?.worker === worker) this.#endWith(error);
    };
    const caller = new Caller<A>(worker, () => endIfRunning(stopped(this.#work)));
    worker.addEventListener('error', (event) =>
      // Code that did not load has no message.
      endIfRunning(
        event.message ? new Error(event.message) : codeMissing('no answer from the server, or another file'),
      ),
    );
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

function stopped(work: ThreadWork): ReaderError {
  return new ReaderError(
    'thread-stopped',
    `The part of the notebook that ${workWords[work]} stopped. It has been started again: try once more.`,
    { work },
  );
}
