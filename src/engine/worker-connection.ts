import {
  fromPlainError,
  type CallName,
  type Calls,
  type FromWorker,
  type Port,
  type Progress,
  type ToWorker,
} from './messages.ts';
import type { BackendName } from './protocol.ts';
import { onceEnded } from './thread-life.ts';
import type { WorkerTimeouts } from './timeouts.ts';

/** The page's end of a `Worker`. */
export interface WorkerLike extends Port {
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** Whether a worker was ended, did not answer, or failed without a word, as where its code does not come. */
type CloseCause = 'ended' | 'silent' | 'wordless';

/** Why calls to a worker ended without an answer. */
export class ConnectionClosed extends Error {
  /** Whether the worker's code had loaded; when not, a new worker would fail in the same way. */
  readonly loaded: boolean;

  /** Whether the worker's code did not come at all. */
  readonly missing: boolean;

  /** Whether the worker was ended because it did not answer. */
  readonly hung: boolean;

  constructor(message: string, { loaded, cause }: { loaded: boolean; cause: CloseCause }) {
    super(message);
    this.name = 'ConnectionClosed';
    this.loaded = loaded;
    this.missing = !loaded && cause !== 'ended';
    this.hung = cause === 'silent';
  }
}

export interface ConnectionEvents {
  readonly onTrying: (backend: BackendName) => void;
  /** The worker crashed, or its backend's device was lost, while no call was pending. */
  readonly onIdleCrash: (detail: string) => void;
}

/** A call that waits for its answer. */
interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * Calls to one worker and their answers. A watchdog terminates the worker when it sends no message for `timeoutMs` while
 * a call is pending; all pending calls are then rejected with `ConnectionClosed`.
 */
export class WorkerConnection {
  /** Milliseconds without a message, while a call is pending, before the worker is terminated. */
  timeoutMs: number;
  readonly #worker: WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #graceMs: number;
  #lastId = 0;
  #loaded = false;
  #closed: ConnectionClosed | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: WorkerLike, { start, grace }: WorkerTimeouts, events: ConnectionEvents) {
    this.#worker = worker;
    this.timeoutMs = start;
    this.#graceMs = grace;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data, events);
    // Code that did not come has no message.
    worker.onerror = ({ message }) =>
      message ? this.#end(message, events) : this.#end('its code could not be loaded', events, 'wordless');
  }

  get isOpen(): boolean {
    return !this.#closed;
  }

  /** Sends a call to the worker. The id is what `abort` takes; `result` rejects as the engine does, or when closed. */
  call<C extends CallName>(
    call: C,
    argument: Calls[C]['arguments'],
    onProgress?: (progress: never) => void,
  ): { readonly id: number; readonly result: Promise<Calls[C]['result']> } {
    const id = ++this.#lastId;
    const result = new Promise<Calls[C]['result']>((resolve, reject) => {
      if (this.#closed) {
        reject(this.#closed);
        return;
      }
      // Before it counts as pending: this throws for arguments that cannot be cloned.
      this.#post({ id, call, arguments: argument } as ToWorker);
      // What the worker answers and reports under this id is of this call.
      const reported = onProgress as Pending['onProgress'];
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject, onProgress: reported });
      this.#restartWatchdog();
    });
    return { id, result };
  }

  /** Asks the worker to cancel a run. Its result rejects when the worker has stopped it. */
  abort(id: number): void {
    if (!this.#closed) this.#post({ id, call: 'abort' });
  }

  /**
   * Terminates the worker and rejects all pending calls with `ConnectionClosed`.
   */
  close(reason: string, cause: CloseCause = 'ended'): void {
    if (this.#closed) return;
    const loaded = this.#loaded;
    this.#closed = new ConnectionClosed(reason, { loaded, cause });
    clearTimeout(this.#watchdog);
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#closed);
    this.#pending.clear();
  }

  /** The worker has ended. */
  #end(detail: string, { onIdleCrash }: ConnectionEvents, cause: CloseCause = 'ended'): void {
    if (this.#closed) return;
    const wasIdle = this.#isIdle;
    this.close(detail, cause);
    if (wasIdle) onIdleCrash(detail);
  }

  get #isIdle(): boolean {
    return this.#pending.size === 0;
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message, []);
  }

  #receive(message: FromWorker, events: ConnectionEvents): void {
    if (this.#closed) return;
    switch (message.kind) {
      case 'hello':
        this.#loaded = true;
        break;
      case 'alive':
        onceEnded(message.lock, () => this.#end('its thread was ended', events));
        break;
      case 'trying':
        events.onTrying(message.backend);
        break;
      case 'lost':
        // With a call pending, the engine itself rejects that call.
        if (this.#isIdle) events.onIdleCrash(message.detail);
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
    this.#restartWatchdog();
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #restartWatchdog(): void {
    clearTimeout(this.#watchdog);
    if (this.#closed || this.#isIdle) return;
    this.#watchdog = setTimeout(() => {
      // After the machine has slept the timer fires before the messages that arrived meanwhile are handled.
      this.#watchdog = setTimeout(
        () => this.close(`no sign of life for ${Math.round(this.timeoutMs / 1000)} seconds`, 'silent'),
        this.#graceMs,
      );
    }, this.timeoutMs);
  }
}
