import { ReaderError } from '../image/reader-error.ts';
import { countComplexity } from '../model/complexity.ts';
import type { Site } from '../model/sites.ts';
import type { StateDict } from '../model/state-dict.ts';
import type { LabApi, LabData, LabLook, LabNetwork, LabNews, LabReference, LabStep } from './lab-api.ts';
import type { StepNorms } from './norms.ts';
import { gradientMemory } from './gradient-memory.ts';
import { Patches } from './patches.ts';
import { checkSetup, layersConfig, type TrainingSetup } from './setup.ts';
import { startTrainingBackend } from './start-backend.ts';
import { Trainer } from './trainer.ts';
import { holdOut, validate, type HeldOut } from './validate.ts';

/** The most networks that are trained beside each other. */
export const mostNetworks = 4;

/** Steps of a network from one measurement of its layers to the next. */
const normsEvery = 20;

/** MiB that a step of a network may take. */
const mostMebibytes = 1024;

interface Entry {
  readonly trainer: Trainer;
  readonly layers: readonly Site[];
  seconds: number;
  diverged: boolean;
}

/**
 * Up to four networks that are trained side by side in this thread, in turns, a step at a time. It does nothing by
 * itself: who calls `advance` again and again trains, and who stops calling pauses. Calls are answered one after the
 * other. Every method rejects with a `ReaderError` where something of the reader's is wrong.
 */
export class Lab implements LabApi {
  readonly #threads: number | undefined;
  #started: Promise<unknown> | undefined;
  #entries: Entry[] = [];
  #heldOut: HeldOut | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param threads for the kernels; as many as cores when not given */
  constructor(threads?: number) {
    this.#threads = threads;
  }

  /**
   * Makes networks ready in place of those before, which are forgotten. Rejects, and keeps those before, for more than
   * `mostNetworks`, a set-up that is not possible or takes too much memory, or pictures that do not do.
   */
  prepare(
    setups: readonly TrainingSetup[],
    data: LabData,
  ): Promise<{ readonly networks: readonly LabNetwork[]; readonly reference: LabReference }> {
    return this.#inTurn(async () => {
      checkSetups(setups);
      const patches = setups.map((setup) => new Patches(data.trainOn, setup));
      const [heldOut] = holdOut([data.heldOut], setups[0]!);
      this.#started ??= startTrainingBackend(this.#threads);
      await this.#started;
      const begun: { entry: Entry; network: LabNetwork }[] = [];
      try {
        for (const [i, setup] of setups.entries()) begun.push(await begin(setup, patches[i]!));
      } catch (error) {
        for (const { entry } of begun) entry.trainer.dispose();
        throw error;
      }
      this.#clear();
      this.#heldOut = heldOut;
      this.#entries = begun.map(({ entry }) => entry);
      const networks = begun.map(({ network }) => network);
      const { hr, bicubic, bicubicPsnr } = heldOut!;
      return { networks, reference: { original: hr, bicubic, psnr: bicubicPsnr } };
    });
  }

  /** Trains for about so long, at least one step: always the network that has done the fewest. */
  advance(milliseconds: number): Promise<LabNews> {
    return this.#inTurn(async () => {
      const end = performance.now() + milliseconds;
      const news = noNews();
      do {
        const next = this.#next();
        if (next === undefined) break;
        await this.#step(next, news);
      } while (performance.now() < end);
      return { ...news, finished: this.#next() === undefined };
    });
  }

  /** One step of every network that has one left. */
  step(): Promise<LabNews> {
    return this.#inTurn(async () => {
      const news = noNews();
      for (const network of this.#entries.keys()) if (this.#goesOn(network)) await this.#step(network, news);
      return { ...news, finished: this.#next() === undefined };
    });
  }

  /** What a network makes of the picture that was held out. */
  look(network: number): Promise<LabLook> {
    return this.#inTurn(async () => {
      const { trainer } = this.#entry(network);
      const [found] = await validate(trainer, [this.#heldOut!]);
      return { step: trainer.steps, output: found!.output, psnr: found!.psnr };
    });
  }

  /** A network's weights, as a checkpoint has them. */
  weights(network: number): Promise<StateDict> {
    return this.#inTurn(() => this.#entry(network).trainer.weights());
  }

  /** Forgets all networks. */
  clear(): Promise<void> {
    return this.#inTurn(() => {
      this.#clear();
      return Promise.resolve();
    });
  }

  async #step(network: number, news: ReturnType<typeof noNews>): Promise<void> {
    const entry = this.#entry(network);
    const { trainer, layers } = entry;
    const start = performance.now();
    try {
      const { step, loss, norms } = await trainer.step({ norms: (trainer.steps + 1) % normsEvery === 0 });
      entry.seconds += (performance.now() - start) / 1000;
      news.steps.push({
        network,
        step,
        loss,
        seconds: entry.seconds,
        norms: norms && normsOf(norms, layers),
      });
    } catch (error) {
      if (!(error instanceof ReaderError) || error.code !== 'training-diverged') throw error;
      entry.diverged = true;
      news.diverged.push({ network, step: trainer.steps });
    }
  }

  /** The network that has done the fewest steps of those that go on. */
  #next(): number | undefined {
    const going = [...this.#entries.keys()].filter((network) => this.#goesOn(network));
    return going.sort((a, b) => this.#entry(a).trainer.steps - this.#entry(b).trainer.steps)[0];
  }

  #goesOn(network: number): boolean {
    const { trainer, diverged } = this.#entry(network);
    return !diverged && trainer.steps < trainer.setup.steps;
  }

  #entry(network: number): Entry {
    const entry = this.#entries[network];
    if (!entry) throw new Error(`There is no network ${network} in the lab.`);
    return entry;
  }

  #clear(): void {
    for (const { trainer } of this.#entries) trainer.dispose();
    this.#entries = [];
    this.#heldOut = undefined;
  }

  /** Runs `work` after all that was asked before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

async function begin(
  setup: TrainingSetup,
  patches: Patches,
): Promise<{ readonly entry: Entry; readonly network: LabNetwork }> {
  const trainer = new Trainer(setup, patches);
  try {
    const norms = await trainer.gradientNorms();
    // The first pass also has what it runs compiled: the second tells how long a step takes.
    const start = performance.now();
    await trainer.gradientNorms();
    const secondsPerStep = (performance.now() - start) / 1000;
    const layers = [...norms.convs.keys()];
    const { parameters, multiplyAdds } = countComplexity(layersConfig(setup), ...inputSize(setup));
    return {
      entry: { trainer, layers, seconds: 0, diverged: false },
      network: {
        parameters,
        multiplyAdds: multiplyAdds * setup.batch,
        layers,
        norms: normsOf(norms, layers),
        secondsPerStep,
      },
    };
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

const noNews = () => ({ steps: [] as LabStep[], diverged: [] as { network: number; step: number }[] });

const normsOf = ({ convs }: StepNorms, layers: readonly Site[]): number[] =>
  layers.map((site) => convs.get(site)!.gradient);

/** Height and width of a network's input patch. */
function inputSize({ upsampling, patch, config }: TrainingSetup): [height: number, width: number] {
  const side = upsampling === 'first' ? patch * config.scale : patch;
  return [side, side];
}

function checkSetups(setups: readonly TrainingSetup[]): void {
  if (setups.length < 1 || setups.length > mostNetworks) {
    const range = `1 to ${mostNetworks}`;
    throw new ReaderError(
      'bad-training',
      `The training's networks cannot be ${setups.length}; possible are ${range}.`,
      { property: 'networks', value: setups.length, range },
    );
  }
  for (const setup of setups) {
    checkSetup(setup);
    checkMemory(setup);
    checkAlike(setup, setups[0]!);
  }
}

/** Outputs of other sizes or colours cannot be laid beside each other. */
function checkAlike({ config }: TrainingSetup, { config: first }: TrainingSetup): void {
  for (const property of ['scale', 'colors'] as const) {
    if (config[property] === first[property]) continue;
    throw new ReaderError(
      'bad-training',
      `The training's ${property} cannot be ${config[property]} beside networks of ${first[property]}; possible are ${first[property]}.`,
      { property, value: config[property], range: String(first[property]) },
    );
  }
}

function checkMemory(setup: TrainingSetup): void {
  const { total } = gradientMemory(layersConfig(setup), ...inputSize(setup), setup.batch);
  const need = Math.ceil(total / 2 ** 20);
  if (need <= mostMebibytes) return;
  throw new ReaderError(
    'training-too-large',
    `A step of this training would need about ${need} MiB; ${mostMebibytes} MiB are possible. Choose fewer blocks or features, a smaller batch or smaller patches.`,
    { need, limit: mostMebibytes },
  );
}
