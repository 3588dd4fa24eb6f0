import { ReaderError } from '../image/reader-error.ts';
import { codeMissing, noWorker, stopped, unavailable, unreadable } from './client-errors.ts';
import { LossCount } from './loss-count.ts';
import { backendOrder, type BackendName, type BackendReport, type Refusal } from './protocol.ts';
import type { WorkerTimeouts } from './timeouts.ts';
import { ConnectionClosed, WorkerConnection, type WorkerLike } from './worker-connection.ts';

export interface SupervisorOptions {
  readonly createWorker: () => WorkerLike;
  readonly timeouts: WorkerTimeouts;
  /** Called with the backend that runs, at the start and after every change, intended or not. */
  readonly onReport?: ((report: BackendReport) => void) | undefined;
  /** Called before each backend is tried. */
  readonly onTrying?: ((backend: BackendName) => void) | undefined;
  /** Called when the worker has crashed while no call was pending. */
  readonly onIdleCrash: () => void;
}

/**
 * Keeps one worker ready, with a backend started and the checkpoint loaded. A worker that has crashed is replaced by one
 * in the same state; a backend that is lost too often (`LossCount`) by one with the next backend. Calls of its methods
 * must not overlap.
 */
export class WorkerSupervisor {
  /** Loaded by every new worker. */
  checkpoint: { readonly name: string; readonly bytes: ArrayBuffer } | undefined;
  readonly #options: SupervisorOptions;
  readonly #refused = new Map<BackendName, Refusal>();
  readonly #losses = new LossCount();
  /** Backends that have been started here. */
  readonly #known = new Set<BackendName>();
  #connection: WorkerConnection | undefined;
  #starting: WorkerConnection | undefined;
  #trying: BackendName | undefined;
  #running: BackendName | undefined;
  #closed = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** The connection to the worker, while that is ready. */
  get connection(): WorkerConnection | undefined {
    return this.#connection?.isOpen ? this.#connection : undefined;
  }

  /** As `EngineApi.start`. */
  async start(wanted: BackendName | undefined): Promise<BackendReport> {
    const before = this.#running;
    const report = this.connection
      ? await this.#switch(this.connection, wanted, before)
      : await this.#startWorker(wanted);
    if (wanted) this.#losses.forget(wanted);
    return report;
  }

  /**
   * The connection to a worker that is ready; starts one if there is none, with the backend that ran before, else with
   * the first that starts. Rejects with `ReaderError` 'backend-unavailable' or 'backend-stopped'.
   */
  async ready(): Promise<WorkerConnection> {
    if (this.connection) return this.connection;
    const before = this.#running;
    if (before && !this.#refused.has(before)) {
      try {
        await this.#startWorker(before);
      } catch (error) {
        if (!(error instanceof ReaderError && error.code === 'backend-unavailable')) throw error;
      }
    }
    if (!this.connection) await this.#startWorker(undefined);
    if (!this.connection) throw stopped(this.#running ?? 'cpu', 'it ended right after its start', false);
    return this.connection;
  }

  /** Terminates the worker because its backend crashed, counts that, and returns the error for the pending call. */
  handleCrash(detail: string): ReaderError {
    this.#connection?.close(detail);
    const backend = this.#running ?? 'cpu';
    const isGivenUp = this.#losses.add(backend);
    if (isGivenUp) this.#refused.set(backend, { reason: 'stopped', detail });
    return stopped(backend, detail, isGivenUp);
  }

  /**
   * The same for a crash while a checkpoint was being read. That is not counted: the file may be what ended the worker,
   * and surely is when nothing was heard for so long.
   */
  handleLoadCrash(name: string, { message, hung }: ConnectionClosed): ReaderError {
    return hung ? unreadable(name, message) : stopped(this.#running ?? 'cpu', message, false);
  }

  /** To be called when a run has finished: its backend works. */
  handleResult(backend: BackendName): void {
    this.#losses.forget(backend);
  }

  /** Terminates the worker for good. */
  close(): void {
    this.#closed = true;
    this.#connection?.close('the engine was disposed of');
    this.#starting?.close('the engine was disposed of');
  }

  async #switch(
    connection: WorkerConnection,
    wanted: BackendName | undefined,
    before: BackendName | undefined,
  ): Promise<BackendReport> {
    try {
      return await this.#startBackend(connection, wanted);
    } catch (error) {
      if (!(error instanceof ConnectionClosed)) throw error;
      const reason = this.#refuseTried(error);
      await this.#startWorker(before);
      throw reason;
    }
  }

  /**
   * Starts a worker, its backend and the checkpoint. A backend that crashes the worker meanwhile is not tried again,
   * unless it has been started before: then that counts as a loss.
   */
  async #startWorker(wanted: BackendName | undefined): Promise<BackendReport> {
    if (!wanted) this.#forgiveIfAllRefused();
    for (;;) {
      const connection = this.#connect();
      this.#starting = connection;
      try {
        const report = await this.#startBackend(connection, wanted);
        if (this.checkpoint) await connection.call('loadCheckpoint', this.checkpoint).result;
        this.#connection = connection;
        return report;
      } catch (error) {
        connection.close('it did not start');
        if (!(error instanceof ConnectionClosed)) throw error;
        if (error.missing) throw codeMissing(error.message);
        if (!error.loaded) throw noWorker(error.message);
        if (this.#isPassing(error)) continue;
        const reason = this.#refuseTried(error);
        if (wanted) throw reason;
      } finally {
        this.#starting = undefined;
      }
    }
  }

  /** Counts a loss in the middle of a start; whether the same is to be tried again. */
  #isPassing(error: ConnectionClosed): boolean {
    const tried = this.#trying;
    if (this.#closed || !tried) throw error;
    return this.#known.has(tried) && !this.#losses.add(tried);
  }

  /** Where no backend is left, those that were given up may be tried again: what ended them may be over. */
  #forgiveIfAllRefused(): void {
    if (backendOrder.some((name) => !this.#refused.has(name))) return;
    for (const [name, { reason }] of this.#refused) {
      if (reason !== 'stopped') continue;
      this.#refused.delete(name);
      this.#losses.forget(name);
    }
  }

  /** Refuses the backend that was being tried when the worker ended. */
  #refuseTried(error: ConnectionClosed): ReaderError {
    const tried = this.#trying;
    if (!tried) throw error;
    const refusal: Refusal = { reason: 'stopped', detail: error.message };
    this.#refused.set(tried, refusal);
    return unavailable(tried, refusal);
  }

  async #startBackend(connection: WorkerConnection, wanted: BackendName | undefined): Promise<BackendReport> {
    const { timeouts, onReport } = this.#options;
    connection.timeoutMs = timeouts.start;
    this.#trying = undefined;
    let report: BackendReport;
    try {
      report = await connection.call('start', { wanted, refused: this.#refused }).result;
      this.#running = report.running;
    } finally {
      if (this.#running) connection.timeoutMs = timeouts[this.#running];
    }
    // Remembered for later workers, which then skip these backends.
    for (const backend of report.backends) {
      if (backend.state === 'refused') this.#refused.set(backend.name, backend.refusal);
    }
    this.#refused.delete(report.running);
    this.#known.add(report.running);
    onReport?.(report);
    return report;
  }

  #connect(): WorkerConnection {
    if (this.#closed) throw new Error('The engine has been disposed of.');
    const { createWorker, timeouts, onTrying, onIdleCrash } = this.#options;
    let worker: WorkerLike;
    try {
      worker = createWorker();
    } catch (error) {
      throw noWorker(error instanceof Error ? error.message : String(error));
    }
    const connection: WorkerConnection = new WorkerConnection(worker, timeouts, {
      onTrying: (backend) => {
        this.#trying = backend;
        onTrying?.(backend);
      },
      onIdleCrash: (detail) => {
        if (connection !== this.#connection) return;
        this.handleCrash(detail);
        onIdleCrash();
      },
    });
    return connection;
  }
}
