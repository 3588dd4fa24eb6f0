import { ReaderError } from '../image/reader-error.ts';
import type { Parameter } from '../model/state-dict.ts';
import { abortError } from './abort.ts';
import type { Calls } from './messages.ts';
import { LineDown, type Line, type WorkerLike } from './line.ts';
import type {
  BackendName,
  BackendReport,
  CheckpointInfo,
  EngineApi,
  RunOptions,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from './protocol.ts';
import { Serial } from './serial.ts';
import { silenceLimits } from './silence-limits.ts';
import { WorkerKeeper, type KeeperOptions } from './worker-keeper.ts';

export type ClientOptions = Partial<Omit<KeeperOptions, 'onIdleStop'>>;

/** A worker that has not obeyed a cancel by then is ended: with the page's share, a cancel takes under 300 ms. */
const cancelLimit = 250;

/**
 * The page's engine: an `Engine` in a worker, kept alive. A worker that hangs, crashes or loses its GPU is
 * replaced by one with the same backend and the same checkpoint; only the request it was busy with is rejected,
 * with `ReaderError` 'backend-stopped'. A backend that stops twice is refused and the next one takes its place.
 */
export class EngineClient implements EngineApi {
  readonly #keeper: WorkerKeeper;
  readonly #serial = new Serial();
  #loaded: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(options: ClientOptions = {}) {
    this.#keeper = new WorkerKeeper({
      createWorker: createModuleWorker,
      silenceLimits,
      ...options,
      onIdleStop: () => this.#restart(),
    });
  }

  start(wanted?: BackendName): Promise<BackendReport> {
    return this.#serial.run(() => this.#keeper.start(wanted));
  }

  /** As `EngineApi.loadCheckpoint`. Keeps `bytes` for workers to come: they must not be transferred away. */
  loadCheckpoint(name: string, bytes: ArrayBuffer): Promise<CheckpointInfo> {
    const loading = this.#use(async (line) => {
      const info = await line.call('loadCheckpoint', { name, bytes }).result;
      this.#keeper.checkpoint = { name, bytes };
      return info;
    });
    this.#loaded = loading.catch(() => undefined);
    return loading;
  }

  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    return this.#cancellable('run', request, options);
  }

  runSystem(request: SystemRequest, options: RunOptions = {}): Promise<SystemResult> {
    return this.#cancellable('runSystem', request, options);
  }

  #cancellable<C extends Run>(
    call: C,
    request: Calls[C]['arguments'],
    options: RunOptions,
  ): Promise<Calls[C]['result']> {
    const { signal } = options;
    const result = this.#use((line) => runOn(line, call, request, options));
    if (!signal) return result;
    // The reader is free at once; the queue moves on when the worker is.
    return new Promise((resolve, reject) => {
      const cancel = (): void => reject(abortError());
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel, { once: true });
      void result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
    });
  }

  /** As `EngineApi.parameters`. Does not wait for a run to end. */
  async parameters(names: readonly string[]): Promise<ReadonlyMap<string, Parameter>> {
    await this.#loaded;
    const ask = (line: Line) => line.call('parameters', names).result;
    const line = this.#keeper.line;
    if (!line) return this.#use(ask);
    try {
      return await ask(line);
    } catch (error) {
      if (error instanceof LineDown) return this.#use(ask);
      throw error;
    }
  }

  numTensors(): Promise<number> {
    return this.#use((line) => line.call('numTensors', undefined).result);
  }

  dispose(): void {
    this.#disposed = true;
    this.#keeper.close();
  }

  /** Does `task` with a worker that is ready, when its turn comes; a worker that ends in it is replaced. */
  #use<T>(task: (line: Line) => Promise<T>): Promise<T> {
    return this.#serial.run(async () => {
      const line = await this.#keeper.ready();
      try {
        return await task(line);
      } catch (error) {
        if (error instanceof LineDown) throw this.#keeper.stop(error.message);
        if (error instanceof ReaderError && error.code === 'backend-stopped') {
          throw this.#keeper.stop(String(error.details['detail']));
        }
        throw error;
      } finally {
        if (!this.#keeper.line) this.#restart();
      }
    });
  }

  /** Next in the queue: before anything is asked again, and without waiting for that. */
  #restart(): void {
    if (this.#disposed) return;
    // Should it fail, the next request tries again, and its caller learns why.
    this.#serial.run(() => this.#keeper.ready()).catch(() => undefined);
  }
}

/** Vite finds the worker by this very expression. */
function createModuleWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/** What can be cancelled and reports its progress. */
type Run = 'run' | 'runSystem';

/** One run on `line`. A worker that does not stop in time after a cancel is ended. */
async function runOn<C extends Run>(
  line: Line,
  call: C,
  request: Calls[C]['arguments'],
  { signal, onProgress }: RunOptions,
): Promise<Calls[C]['result']> {
  if (signal?.aborted) throw abortError();
  const { id, result } = line.call(call, request, (progress) => {
    if (!signal?.aborted) onProgress?.(progress);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    line.abort(id);
    timer = setTimeout(() => line.close('it did not stop when it was told to'), cancelLimit);
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
