import { ReaderError } from '../image/reader-error.ts';
import {
  backendOrder,
  type BackendName,
  type BackendReport,
  type BackendState,
  type Refusal,
} from './protocol.ts';
import { selfCheck } from './self-check.ts';
import { precisionOf, type Candidate, type RunningBackend } from './backends/backend.ts';
import { candidates as allCandidates } from './backends/candidates.ts';
import { describeRefusal, Refused } from './backends/refusal.ts';
import { startBackend, stopBackend, type SelfCheck } from './backends/start-backend.ts';

export interface BackendSelectorOptions {
  /** Called before each backend is tried, which can take seconds. */
  readonly onTrying?: (backend: BackendName) => void;
  /** Called when the device of the running backend is lost. */
  readonly onLost?: (detail: string) => void;
  readonly candidates?: Readonly<Record<BackendName, Candidate>>;
  readonly check?: SelfCheck;
}

/** Starts the first backend that works, or the one asked for, and remembers of each whether it was refused, and why. */
export class BackendSelector {
  readonly #options: BackendSelectorOptions;
  readonly #known = new Map<BackendName, Refusal | 'available'>();
  #running: RunningBackend | undefined;

  constructor(options: BackendSelectorOptions) {
    this.#options = options;
  }

  get running(): RunningBackend | undefined {
    return this.#running;
  }

  /**
   * As `EngineApi.start`.
   * @param refused backends not to try unless wanted by name
   * @param upload called once the new backend is current, before the old one is freed: moves the weights
   */
  async start(
    wanted: BackendName | undefined,
    refused: ReadonlyMap<BackendName, Refusal>,
    upload: () => void,
  ): Promise<BackendReport> {
    for (const [name, refusal] of refused) this.#known.set(name, refusal);
    if (this.#running && (wanted ?? this.#running.name) === this.#running.name)
      return this.#report(this.#running);
    for (const name of wanted ? [wanted] : backendOrder.filter((name) => !refused.has(name))) {
      try {
        return this.#report(await this.#switchTo(name, name === wanted, upload));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#known.set(name, error.refusal);
      }
    }
    throw this.#unavailable(wanted);
  }

  /** Frees the running backend. */
  stop(): void {
    if (this.#running) stopBackend(this.#running.name);
    this.#running = undefined;
  }

  async #switchTo(name: BackendName, byName: boolean, upload: () => void): Promise<RunningBackend> {
    const { candidates = allCandidates, check = selfCheck, onTrying, onLost } = this.#options;
    const before = this.#running;
    onTrying?.(name);
    const checkAndUpload: SelfCheck = async (backend) => {
      await checkKernels(backend, check);
      upload();
    };
    const started = await startBackend(candidates[name], {
      byName,
      check: checkAndUpload,
      running: before?.name,
    });
    void started.lost?.then((detail) => onLost?.(detail));
    this.#running = started;
    this.#known.set(name, 'available');
    if (before) stopBackend(before.name);
    return started;
  }

  #report(backend: RunningBackend): BackendReport {
    const { name: running, adapter, ownKernels } = backend;
    const backends = backendOrder.map((name): BackendState => {
      const known = this.#known.get(name);
      if (name === running) return { name, state: 'running' };
      if (known === undefined) return { name, state: 'untried' };
      return known === 'available'
        ? { name, state: 'available' }
        : { name, state: 'refused', refusal: known };
    });
    return {
      running,
      precision: precisionOf(backend),
      ...(adapter === undefined ? {} : { adapter }),
      ...(ownKernels && { kernels: ownKernels.removed ? 'refused' : ownKernels.variant }),
      threads: ownKernels?.threads ?? 1,
      ...(ownKernels?.threadLoss !== undefined && { threadLoss: ownKernels.threadLoss }),
      backends,
    };
  }

  #unavailable(wanted: BackendName | undefined): ReaderError {
    const refusalOf = (name: BackendName): Refusal | undefined => {
      const known = this.#known.get(name);
      return known === 'available' ? undefined : known;
    };
    const sentence = (name: BackendName): string => {
      const refusal = refusalOf(name);
      return refusal ? `${name} ${describeRefusal(refusal)}. ` : '';
    };
    if (wanted) {
      const still = this.#running
        ? `The ${this.#running.name} backend keeps running.`
        : 'Choose another backend.';
      const details = { backend: wanted, ...refusalOf(wanted) };
      return new ReaderError('backend-unavailable', sentence(wanted) + still, details);
    }
    const reasons = backendOrder.map(sentence).join('');
    return new ReaderError(
      'backend-unavailable',
      `Nothing here can run the network. ${reasons}Use a current browser.`,
    );
  }
}

/** Checks a backend. Where the check fails, it is repeated without what may be wrong in our own kernels. */
async function checkKernels(backend: RunningBackend, check: SelfCheck): Promise<void> {
  for (;;) {
    try {
      return await check(backend);
    } catch (error) {
      const { ownKernels } = backend;
      if (!(error instanceof Refused) || !ownKernels || ownKernels.removed) throw error;
      await ownKernels.fallBack();
    }
  }
}
