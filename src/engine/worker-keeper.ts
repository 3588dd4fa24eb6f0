import { ReaderError } from '../image/reader-error.ts';
import { noWorker, stopped, unavailable } from './client-errors.ts';
import { Line, LineDown, type WorkerLike } from './line.ts';
import type { BackendName, BackendReport, Refusal } from './protocol.ts';
import type { SilenceLimits } from './silence-limits.ts';

export interface KeeperOptions {
  readonly createWorker: () => WorkerLike;
  readonly silenceLimits: SilenceLimits;
  /** Told which backend runs, at the start and after every change: also when it had to be changed. */
  readonly onReport?: ((report: BackendReport) => void) | undefined;
  /** Told before each backend is tried. */
  readonly onTrying?: ((backend: BackendName) => void) | undefined;
  /** Told when the worker has ended while nothing was asked of it. */
  readonly onIdleStop: () => void;
}

/** A backend that stops more often gives way to the next. */
const stopsAllowed = 1;

/**
 * Keeps one worker ready: a backend started, the checkpoint loaded. Replaces a worker that has ended by one in
 * the same state, and remembers which backends stopped. Its methods are to be called one after the other.
 */
export class WorkerKeeper {
  /** What a new worker is given. */
  checkpoint: { readonly name: string; readonly bytes: ArrayBuffer } | undefined;
  readonly #options: KeeperOptions;
  readonly #refused = new Map<BackendName, Refusal>();
  readonly #stops = new Map<BackendName, number>();
  #line: Line | undefined;
  #starting: Line | undefined;
  #trying: BackendName | undefined;
  #running: BackendName | undefined;
  #closed = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** The worker, when it is ready. */
  get line(): Line | undefined {
    return this.#line?.isUp ? this.#line : undefined;
  }

  /** As `EngineApi.start`. */
  async start(wanted: BackendName | undefined): Promise<BackendReport> {
    const before = this.#running;
    const report = this.line ? await this.#switch(this.line, wanted, before) : await this.#bringUp(wanted);
    // What the reader chooses gets a fresh chance.
    if (wanted) this.#stops.delete(wanted);
    return report;
  }

  /** The worker, made ready first if need be: with the backend that ran before, else with the first that starts. */
  async ready(): Promise<Line> {
    if (this.line) return this.line;
    const before = this.#running;
    if (before && !this.#refused.has(before)) {
      try {
        await this.#bringUp(before);
      } catch (error) {
        if (!(error instanceof ReaderError && error.code === 'backend-unavailable')) throw error;
      }
    }
    if (!this.line) await this.#bringUp(undefined);
    if (!this.line) throw stopped(this.#running ?? 'cpu', 'it ended right after its start', false);
    return this.line;
  }

  /** Ends the worker because its backend stopped working, and counts that against the backend. */
  stop(detail: string): ReaderError {
    this.#line?.close(detail);
    const backend = this.#running ?? 'cpu';
    const stops = (this.#stops.get(backend) ?? 0) + 1;
    this.#stops.set(backend, stops);
    const isRefused = stops > stopsAllowed;
    if (isRefused) this.#refused.set(backend, { reason: 'stopped', detail });
    return stopped(backend, detail, isRefused);
  }

  /** Ends the worker for good. */
  close(): void {
    this.#closed = true;
    this.#line?.close('the engine was disposed of');
    this.#starting?.close('the engine was disposed of');
  }

  async #switch(
    line: Line,
    wanted: BackendName | undefined,
    before: BackendName | undefined,
  ): Promise<BackendReport> {
    try {
      return await this.#startOn(line, wanted);
    } catch (error) {
      if (!(error instanceof LineDown)) throw error;
      const reason = this.#refuseTried(error);
      await this.#bringUp(before);
      throw reason;
    }
  }

  /** A new worker, its backend started and the checkpoint loaded. A backend that hangs in this is not tried again. */
  async #bringUp(wanted: BackendName | undefined): Promise<BackendReport> {
    for (;;) {
      const line = this.#connect();
      this.#starting = line;
      try {
        const report = await this.#startOn(line, wanted);
        if (this.checkpoint) await line.call('loadCheckpoint', this.checkpoint).result;
        this.#line = line;
        return report;
      } catch (error) {
        line.close('it did not start');
        if (!(error instanceof LineDown)) throw error;
        if (!error.loaded) throw noWorker(error.message);
        const reason = this.#refuseTried(error);
        if (wanted) throw reason;
      } finally {
        this.#starting = undefined;
      }
    }
  }

  /** Holds the end of a worker against the backend it was trying. */
  #refuseTried(error: LineDown): ReaderError {
    const tried = this.#trying;
    if (!tried) throw error;
    const refusal: Refusal = { reason: 'stopped', detail: error.message };
    this.#refused.set(tried, refusal);
    return unavailable(tried, refusal);
  }

  async #startOn(line: Line, wanted: BackendName | undefined): Promise<BackendReport> {
    const { silenceLimits, onReport } = this.#options;
    line.silenceLimit = silenceLimits.start;
    this.#trying = undefined;
    let report: BackendReport;
    try {
      report = await line.call('start', { wanted, refused: this.#refused }).result;
      this.#running = report.running;
    } finally {
      if (this.#running) line.silenceLimit = silenceLimits[this.#running];
    }
    // Kept for the workers after this one: they need not find it out again.
    for (const backend of report.backends) {
      if (backend.state === 'refused') this.#refused.set(backend.name, backend.refusal);
    }
    this.#refused.delete(report.running);
    onReport?.(report);
    return report;
  }

  #connect(): Line {
    if (this.#closed) throw new Error('The engine has been disposed of.');
    const { createWorker, silenceLimits, onTrying, onIdleStop } = this.#options;
    let worker: WorkerLike;
    try {
      worker = createWorker();
    } catch (error) {
      throw noWorker(error instanceof Error ? error.message : String(error));
    }
    const line: Line = new Line(worker, silenceLimits, {
      onTrying: (backend) => {
        this.#trying = backend;
        onTrying?.(backend);
      },
      onIdleStop: (detail) => {
        if (line !== this.#line) return;
        this.stop(detail);
        onIdleStop();
      },
    });
    return line;
  }
}
