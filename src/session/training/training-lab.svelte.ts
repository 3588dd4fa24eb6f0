import { asError } from '../../image/reader-error.ts';
import type { StateDict } from '../../model/state-dict.ts';
import type {
  LabApi,
  LabData,
  LabLook,
  LabNetwork,
  LabNews,
  LabReference,
  LabStep,
} from '../../training/lab-api.ts';
import type { TrainingSetup } from '../../training/setup.ts';

/** Milliseconds of one call, after which a pause holds; a step that is longer is done first. */
const turnMs = 60;

/** Milliseconds between two looks at what the networks make of the picture that is held out. */
const lookEveryMs = 2000;

/** How a training stands. */
export type LabActivity = 'empty' | 'preparing' | 'ready' | 'running' | 'pausing' | 'finished';

/** One network of the lab and all that is known of its training. */
export interface LabRun {
  readonly setup: TrainingSetup;
  readonly network: LabNetwork;
  readonly steps: readonly LabStep[];
  /** PSNR on the picture that is held out, after how many steps; and the last output for it. */
  readonly validated: readonly { readonly step: number; readonly psnr: number }[];
  readonly look?: LabLook | undefined;
  /** The step at which its loss was no number any more. */
  readonly divergedAt?: number | undefined;
}

/** Networks that are trained beside each other in a thread of their own, as figures show them. */
export class TrainingLab {
  activity: LabActivity = $state('empty');
  runs: readonly LabRun[] = $state.raw([]);
  reference: LabReference | undefined = $state.raw();
  error: Error | undefined = $state.raw();
  readonly #api: LabApi;
  /** Counts what was prepared: what was asked before is not reported after. */
  #round = 0;
  #wanted = false;

  constructor(api: LabApi) {
    this.#api = api;
  }

  /** Makes networks ready in place of those before. What is wrong is in `error`; those before then stay as they are. */
  async prepare(setups: readonly TrainingSetup[], data: LabData): Promise<void> {
    const round = ++this.#round;
    const before = this.activity;
    this.#wanted = false;
    this.activity = 'preparing';
    this.error = undefined;
    try {
      const { networks, reference } = await this.#api.prepare(setups, data);
      if (round !== this.#round) return;
      this.reference = reference;
      this.runs = networks.map((network, i) => ({ setup: setups[i]!, network, steps: [], validated: [] }));
      this.activity = 'ready';
    } catch (error) {
      if (round !== this.#round) return;
      this.error = asError(error);
      this.activity = this.runs.length === 0 ? 'empty' : before === 'finished' ? 'finished' : 'ready';
    }
  }

  /** Trains until `pause`, or until every network has done its steps. */
  async start(): Promise<void> {
    if (this.activity !== 'ready') return;
    const round = this.#round;
    this.#wanted = true;
    this.activity = 'running';
    try {
      let looked = -Infinity;
      while (this.#wanted && round === this.#round) {
        const news = await this.#api.advance(turnMs);
        if (round !== this.#round) return;
        this.#take(news);
        if (!this.#wanted) break;
        if (news.finished || performance.now() - looked > lookEveryMs) {
          await this.#look(round);
          looked = performance.now();
        }
        if (!news.finished) continue;
        this.activity = 'finished';
        return;
      }
      if (round === this.#round) this.activity = 'ready';
    } catch (error) {
      this.#fail(round, error);
    }
  }

  /** Pauses after the step that runs. */
  pause(): void {
    this.#wanted = false;
    if (this.activity === 'running') this.activity = 'pausing';
  }

  /** One step of every network. */
  async step(): Promise<void> {
    if (this.activity !== 'ready') return;
    const round = this.#round;
    this.activity = 'running';
    try {
      const news = await this.#api.step();
      if (round !== this.#round) return;
      this.#take(news);
      await this.#look(round);
      if (round === this.#round) this.activity = news.finished ? 'finished' : 'ready';
    } catch (error) {
      this.#fail(round, error);
    }
  }

  /** A network's weights as they are now. Rejects as the lab does. */
  weights(network: number): Promise<StateDict> {
    return this.#api.weights(network);
  }

  /** Ends the training and forgets all networks. */
  async close(): Promise<void> {
    this.#round++;
    this.#wanted = false;
    this.runs = [];
    this.reference = undefined;
    this.activity = 'empty';
    await this.#api.clear();
  }

  #take({ steps, diverged }: LabNews): void {
    this.runs = this.runs.map((run, network) => {
      const own = steps.filter((step) => step.network === network);
      const lost = diverged.find((each) => each.network === network);
      return own.length === 0 && !lost
        ? run
        : { ...run, steps: [...run.steps, ...own], divergedAt: lost?.step ?? run.divergedAt };
    });
  }

  async #look(round: number): Promise<void> {
    const looks = await Promise.all(this.runs.map((_, network) => this.#api.look(network)));
    if (round !== this.#round) return;
    this.runs = this.runs.map((run, network) => {
      const look = looks[network]!;
      return { ...run, look, validated: [...run.validated, { step: look.step, psnr: look.psnr }] };
    });
  }

  /** The thread is gone, and its networks with it; what was drawn of them stays until something else is prepared. */
  #fail(round: number, error: unknown): void {
    if (round !== this.#round) return;
    this.error = asError(error);
    this.activity = 'empty';
  }
}
