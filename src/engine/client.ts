import { ReaderError } from '../image/reader-error.ts';
import type { Parameter } from '../model/state-dict.ts';
import { abortError } from './abort.ts';
import type { Calls, CancellableCall } from './messages.ts';
import type {
  BackendName,
  BackendReport,
  CallOptions,
  CheckpointInfo,
  ContributionsOptions,
  ContributionsRequest,
  ContributionsResult,
  EngineApi,
  LoadOptions,
  RunOptions,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from './protocol.ts';
import { Serial } from './serial.ts';
import { workerTimeouts } from './timeouts.ts';
import { ConnectionClosed, type WorkerConnection, type WorkerLike } from './worker-connection.ts';
import { Worker } from './page-worker.ts';
import { WorkerSupervisor, type SupervisorOptions } from './worker-supervisor.ts';

export type ClientOptions = Partial<Omit<SupervisorOptions, 'onIdleCrash'>>;

/** Milliseconds after a cancel at which a worker that still runs is terminated: a cancel then takes under 300 ms. */
const cancelTimeoutMs = 250;

/** The same for the reading of a checkpoint, which cannot be stopped half-way: most are read by then. */
const loadCancelTimeoutMs = 1000;

/**
 * The page's engine: an `Engine` in a supervised worker. A worker that hangs, crashes or loses its GPU is replaced by
 * one with the same backend and checkpoint; only the pending request is rejected, with `ReaderError` 'backend-stopped'.
 * A backend that is lost again and again without a finished run between is given up, and the next one started.
 */
export class EngineClient implements EngineApi {
  readonly #supervisor: WorkerSupervisor;
  readonly #serial = new Serial();
  #loaded: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(options: ClientOptions = {}) {
    this.#supervisor = new WorkerSupervisor({
      createWorker: createModuleWorker,
      timeouts: workerTimeouts,
      ...options,
      onIdleCrash: () => this.#restart(),
    });
  }

  /** As `EngineApi.start`. */
  start(wanted?: BackendName): Promise<BackendReport> {
    return this.#serial.run(() => this.#supervisor.start(wanted));
  }

  /** As `EngineApi.loadCheckpoint`. Keeps `bytes` for later workers: the caller must not transfer them. */
  loadCheckpoint(name: string, bytes: ArrayBuffer, options: LoadOptions = {}): Promise<CheckpointInfo> {
    const checkpoint = { name, bytes };
    const loading = this.#use(
      async (connection) => {
        const info = await callOn(connection, 'loadCheckpoint', checkpoint, options, loadCancelTimeoutMs);
        this.#supervisor.checkpoint = checkpoint;
        return info;
      },
      (closed) => this.#supervisor.handleLoadCrash(name, closed),
    );
    this.#loaded = loading.catch(() => undefined);
    return rejectedOnAbort(loading, options.signal);
  }

  /** As `EngineApi.run`; also rejects with `ReaderError` 'backend-stopped' when the worker crashes. */
  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    return this.#cancellable('run', request, options);
  }

  /** As `EngineApi.runSystem`; also rejects with 'backend-stopped', as `run`. */
  runSystem(request: SystemRequest, options: RunOptions = {}): Promise<SystemResult> {
    return this.#cancellable('runSystem', request, options);
  }

  /** As `EngineApi.contributions`; also rejects with 'backend-stopped', as `run`. */
  contributions(
    request: ContributionsRequest,
    options: ContributionsOptions = {},
  ): Promise<ContributionsResult> {
    return this.#cancellable('contributions', request, options);
  }

  #cancellable<C extends CancellableCall>(
    call: C,
    request: Calls[C]['arguments'],
    options: CallOptions<Calls[C]['progress']>,
  ): Promise<Calls[C]['result']> {
    const result = this.#use(async (connection) => {
      const result = await callOn(connection, call, request, options, cancelTimeoutMs);
      if (result.backend !== 'javascript') this.#supervisor.handleResult(result.backend);
      return result;
    });
    return rejectedOnAbort(result, options.signal);
  }

  /** As `EngineApi.parameters`. Does not wait for a run to end. */
  async parameters(names: readonly string[]): Promise<ReadonlyMap<string, Parameter>> {
    await this.#loaded;
    const ask = (connection: WorkerConnection) => connection.call('parameters', names).result;
    const connection = this.#supervisor.connection;
    if (!connection) return this.#use(ask);
    try {
      return await ask(connection);
    } catch (error) {
      if (error instanceof ConnectionClosed) return this.#use(ask);
      throw error;
    }
  }

  /** As `EngineApi.numTensors`. */
  numTensors(): Promise<number> {
    return this.#use((connection) => connection.call('numTensors', undefined).result);
  }

  /** Terminates the worker. */
  dispose(): void {
    this.#disposed = true;
    this.#supervisor.close();
  }

  /**
   * Queues `task` for a worker that is ready; a worker that crashes during it is replaced.
   * @param onCrash what the task is rejected with then
   */
  #use<T>(
    task: (connection: WorkerConnection) => Promise<T>,
    onCrash = (closed: ConnectionClosed): ReaderError => this.#supervisor.handleCrash(closed.message),
  ): Promise<T> {
    return this.#serial.run(async () => {
      const connection = await this.#supervisor.ready();
      try {
        return await task(connection);
      } catch (error) {
        if (error instanceof ConnectionClosed) throw onCrash(error);
        if (error instanceof ReaderError && error.code === 'backend-stopped') {
          throw this.#supervisor.handleCrash(String(error.details['detail']));
        }
        throw error;
      } finally {
        if (!this.#supervisor.connection) this.#restart();
      }
    });
  }

  /** Queues the start of a new worker, so that it is ready before the next request. */
  #restart(): void {
    if (this.#disposed) return;
    // After a failure the next request starts one again, and rejects with the reason.
    this.#serial.run(() => this.#supervisor.ready()).catch(() => undefined);
  }
}

/** Vite recognises exactly this expression as the worker's entry. */
function createModuleWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/** The same as `work`, but rejects at once when `signal` fires; the queue continues when the worker has stopped. */
function rejectedOnAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(abortError());
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** One call on `connection`. After a cancel, a worker that has not stopped within `timeoutMs` is terminated. */
async function callOn<C extends CancellableCall | 'loadCheckpoint'>(
  connection: WorkerConnection,
  call: C,
  request: Calls[C]['arguments'],
  { signal, onProgress }: CallOptions<never>,
  timeoutMs: number,
): Promise<Calls[C]['result']> {
  if (signal?.aborted) throw abortError();
  const { id, result } = connection.call(call, request, (progress) => {
    if (!signal?.aborted) onProgress?.(progress);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    connection.abort(id);
    timer = setTimeout(() => connection.close('it did not stop when it was told to'), timeoutMs);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await result;
  } catch (error) {
    throw signal?.aborted ? abortError() : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
