import {
  fromPlainError,
  type CallName,
  type Calls,
  type FromWorker,
  type Port,
  type ToWorker,
} from './messages.ts';
import type { BackendName, RunProgress } from './protocol.ts';
import type { SilenceLimits } from './silence-limits.ts';

/** The page's end of a `Worker`. */
export interface WorkerLike extends Port {
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** Why calls to a worker ended without an answer. */
export class LineDown extends Error {
  /** Whether the worker's code had loaded; when not, there is no use in trying again. */
  readonly loaded: boolean;

  constructor(message: string, loaded: boolean) {
    super(message);
    this.name = 'LineDown';
    this.loaded = loaded;
  }
}

export interface LineEvents {
  readonly onTrying: (backend: BackendName) => void;
  /** The worker crashed, or its backend's device was lost, while nothing was asked of it. */
  readonly onIdleStop: (detail: string) => void;
}

/** A call that waits for its answer. */
interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: RunProgress) => void) | undefined;
}

/**
 * Calls to one worker and their answers. While a call waits, a watchdog wants to hear from the worker; else the
 * worker is ended, and everything that waits is rejected with `LineDown`.
 */
export class Line {
  /** Milliseconds of silence that are borne. */
  silenceLimit: number;
  readonly #worker: WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #grace: number;
  #lastId = 0;
  #loaded = false;
  #down: LineDown | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: WorkerLike, { start, grace }: SilenceLimits, events: LineEvents) {
    this.#worker = worker;
    this.silenceLimit = start;
    this.#grace = grace;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data, events);
    worker.onerror = ({ message }) => {
      const wasIdle = this.#isIdle;
      const detail = message || 'its code could not be loaded';
      this.close(detail);
      if (wasIdle) events.onIdleStop(detail);
    };
  }

  get isUp(): boolean {
    return !this.#down;
  }

  /** Asks the worker. The id is what `abort` takes. */
  call<C extends CallName>(
    call: C,
    argument: Calls[C]['arguments'],
    onProgress?: (progress: RunProgress) => void,
  ): { readonly id: number; readonly result: Promise<Calls[C]['result']> } {
    const id = ++this.#lastId;
    const result = new Promise<Calls[C]['result']>((resolve, reject) => {
      if (this.#down) {
        reject(this.#down);
        return;
      }
      // First, because it throws on what cannot be sent.
      this.#post({ id, call, arguments: argument } as ToWorker);
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject, onProgress });
      this.#watch();
    });
    return { id, result };
  }

  /** Asks for the end of a run. Its result rejects when the worker has stopped. */
  abort(id: number): void {
    if (!this.#down) this.#post({ id, call: 'abort' });
  }

  /** Ends the worker, whatever it is doing. */
  close(reason: string): void {
    if (this.#down) return;
    this.#down = new LineDown(reason, this.#loaded);
    clearTimeout(this.#watchdog);
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#down);
    this.#pending.clear();
  }

  get #isIdle(): boolean {
    return this.#pending.size === 0;
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message, []);
  }

  #receive(message: FromWorker, { onTrying, onIdleStop }: LineEvents): void {
    if (this.#down) return;
    switch (message.kind) {
      case 'hello':
        this.#loaded = true;
        break;
      case 'trying':
        onTrying(message.backend);
        break;
      case 'lost':
        // A call under way is rejected by the engine itself.
        if (this.#isIdle) onIdleStop(message.detail);
        break;
      case 'progress':
        this.#pending.get(message.id)?.onProgress?.(message.progress);
        break;
      case 'result':
        this.#take(message.id)?.resolve(message.result);
        break;
      case 'error':
        this.#take(message.id)?.reject(fromPlainError(message.error));
        break;
    }
    this.#watch();
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** Starts the watchdog's time anew. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    if (this.#down || this.#pending.size === 0) return;
    this.#watchdog = setTimeout(() => {
      this.#watchdog = setTimeout(
        () => this.close(`no sign of life for ${Math.round(this.silenceLimit / 1000)} seconds`),
        this.#grace,
      );
    }, this.silenceLimit);
  }
}
