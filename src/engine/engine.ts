import { memory } from '@tensorflow/tfjs-core';
import { fingerprint } from '../checkpoint/fingerprint.ts';
import { readCheckpoint, type Checkpoint } from '../checkpoint/read-checkpoint.ts';
import { ReaderError } from '../image/reader-error.ts';
import { Rcan } from '../model/rcan.ts';
import { checkSystemScale, isInterpolation } from '../model/baselines/systems.ts';
import type { Parameter } from '../model/state-dict.ts';
import { abortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { BackendSelector, type BackendSelectorOptions } from './backend-selector.ts';
import { contributions } from './contributions.ts';
import { forwardPass } from './forward-pass.ts';
import { ActivationCache } from './activation-cache.ts';
import type {
  BackendName,
  BackendReport,
  CheckpointInfo,
  ContributionsOptions,
  ContributionsRequest,
  ContributionsResult,
  EngineApi,
  LoadOptions,
  Refusal,
  RunOptions,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from './protocol.ts';
import { Serial } from './serial.ts';
import { runInterpolation, runSystem } from './systems/run-system.ts';

/**
 * A network on a backend of TF.js, in the thread that creates it: a worker in the browser, the main thread in Node.
 * Requests are queued. TF.js has one current backend per thread, so a thread has one engine at a time.
 */
export class Engine implements EngineApi {
  readonly #backends: BackendSelector;
  readonly #serial = new Serial();
  /** Settles when the last call of `loadCheckpoint` does. */
  #loaded: Promise<unknown> = Promise.resolve();
  #checkpoint: Checkpoint | undefined;
  #net: Rcan | undefined;
  readonly #cache = new ActivationCache();

  constructor(options: BackendSelectorOptions = {}) {
    this.#backends = new BackendSelector(options);
  }

  /**
   * As `EngineApi.start`. The weights of the loaded checkpoint move to the new backend.
   * @param refused backends not to try, and why, from an engine that this one replaces
   */
  start(
    wanted?: BackendName,
    refused: ReadonlyMap<BackendName, Refusal> = new Map(),
  ): Promise<BackendReport> {
    return this.#serial.run(() => this.#backends.start(wanted, refused, () => this.#upload()));
  }

  /** As `EngineApi.loadCheckpoint`. */
  loadCheckpoint(name: string, bytes: ArrayBuffer, { signal }: LoadOptions = {}): Promise<CheckpointInfo> {
    const loading = this.#serial.run(async () => {
      if (signal?.aborted) throw abortError();
      await this.#ensureStarted();
      // Read before anything is replaced: after a bad file the previous checkpoint stays loaded.
      const checkpoint = readCheckpoint(bytes, name);
      const net = new Rcan(checkpoint.config, checkpoint.state);
      this.#replace(net);
      this.#checkpoint = checkpoint;
      let parameters = 0;
      for (const { data } of checkpoint.state.values()) parameters += data.length;
      const info = { name, config: checkpoint.config, parameters };
      return { ...info, fingerprint: fingerprint(new Uint8Array(bytes)) };
    });
    this.#loaded = loading.catch(() => undefined);
    return loading;
  }

  /** As `EngineApi.run`. */
  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    return this.#serial.run(async () => {
      const running = await this.#ensureStarted();
      if (!this.#net) throw noCheckpoint();
      return forwardPass(this.#net, running, request, options, this.#cache);
    });
  }

  /** As `EngineApi.contributions`. */
  contributions(
    request: ContributionsRequest,
    options: ContributionsOptions = {},
  ): Promise<ContributionsResult> {
    return this.#serial.run(async () => {
      const running = await this.#ensureStarted();
      if (!this.#net) throw noCheckpoint();
      return contributions(this.#net, running, request, options, this.#cache);
    });
  }

  /** As `EngineApi.runSystem`. The network whose trace is shown stays loaded. */
  runSystem(request: SystemRequest, options: RunOptions = {}): Promise<SystemResult> {
    return this.#serial.run(async () => {
      checkSystemScale(request.system, request.scale);
      if (isInterpolation(request.system)) return runInterpolation(request.system, request, options);
      const running = await this.#ensureStarted();
      this.#cache.clear();
      return runSystem(request.system, running, request, options, this.#net);
    });
  }

  /** As `EngineApi.parameters`. Answers during a run, between two of its steps. */
  async parameters(names: readonly string[]): Promise<ReadonlyMap<string, Parameter>> {
    await this.#loaded;
    const { state } = this.#checkpoint ?? raise(noCheckpoint());
    return new Map(names.map((name) => [name, state.get(name) ?? raise(unknownParameter(name))]));
  }

  /** As `EngineApi.numTensors`. */
  numTensors(): Promise<number> {
    return this.#serial.run(() => Promise.resolve(memory().numTensors));
  }

  /** Frees the network and the backend after the current request. */
  dispose(): void {
    void this.#serial.run(() => {
      this.#replace(undefined);
      this.#backends.stop();
      return Promise.resolve();
    });
  }

  async #ensureStarted(): Promise<RunningBackend> {
    if (!this.#backends.running) await this.#backends.start(undefined, new Map(), () => this.#upload());
    return this.#backends.running ?? raise(new Error('A started engine has no backend.'));
  }

  /** Uploads the weights to the backend that is current now; the old tensors are freed with their backend. */
  #upload(): void {
    if (!this.#checkpoint) return;
    this.#replace(new Rcan(this.#checkpoint.config, this.#checkpoint.state));
  }

  #replace(net: Rcan | undefined): void {
    this.#cache.clear();
    this.#net?.dispose();
    this.#net = net;
  }
}

function noCheckpoint(): ReaderError {
  return new ReaderError(
    'bad-argument',
    'No checkpoint is loaded yet: load weights before running the network.',
  );
}

function unknownParameter(name: string): ReaderError {
  return new ReaderError('unknown-site', `The loaded checkpoint has no parameter named "${name}".`, { name });
}

function raise(error: Error): never {
  throw error;
}
