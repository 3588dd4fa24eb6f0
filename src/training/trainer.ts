import * as tf from '@tensorflow/tfjs-core';
import { ReaderError } from '../image/reader-error.ts';
import type { Edited } from '../model/edits/edited.ts';
import { Rcan } from '../model/rcan.ts';
import { convolutions, isMeanShift } from '../model/convolutions.ts';
import { bias, weight, type Site } from '../model/sites.ts';
import type { StateDict } from '../model/state-dict.ts';
import { readTorch } from '../model/trainable-conv.ts';
import { Adam } from './adam.ts';
import { disposeGradients, lossGradients, type LossGradients } from './gradients.ts';
import { initialWeights } from './initial-weights.ts';
import { MovingAverage } from './moving-average.ts';
import { stepNorms, type StepNorms } from './norms.ts';
import type { Batch, Patches } from './patches.ts';
import { rateAt } from './rate.ts';
import { layersConfig, type TrainingSetup } from './setup.ts';
import { editsWithout } from './switched-off.ts';
import { copyWeights, disposeWeights, type Weights } from './weight-copies.ts';

/** What a step did. */
export interface StepReport {
  /** Its number, from 0. */
  readonly step: number;
  /** The loss of its batch before the weights changed. */
  readonly loss: number;
  readonly norms?: StepNorms | undefined;
}

/** A step before its weights are changed. */
interface BegunStep {
  readonly step: number;
  readonly batch: ReturnType<typeof tensorsOf>;
  readonly made: LossGradients;
  readonly before: Weights | undefined;
}

/**
 * One network in training on the TF.js backend that is current at construction, after `registerGradients`. Nothing in it
 * depends on time: the same set-up and pictures give the same numbers on one backend. End it with `dispose`.
 */
export class Trainer {
  readonly setup: TrainingSetup;
  readonly net: Rcan;
  readonly adam: Adam;
  readonly average: MovingAverage | undefined;
  readonly #patches: Patches;
  readonly #edited: Edited;

  /** Begins with weights drawn by the set-up's seed. @param setup must pass `checkSetup` */
  constructor(setup: TrainingSetup, patches: Patches) {
    const config = layersConfig(setup);
    this.setup = setup;
    this.#patches = patches;
    this.net = new Rcan(config, initialWeights(config, setup.seed), { trainable: true });
    this.adam = new Adam(this.net);
    this.average = setup.average > 0 ? new MovingAverage(this.net, setup.average) : undefined;
    this.#edited = this.net.edited(editsWithout(config, setup.without));
  }

  /** Steps done. */
  get steps(): number {
    return this.adam.steps;
  }

  /** The edits that hold in this training, for passes of `net` beside its steps. */
  get edited(): Edited {
    return this.#edited;
  }

  /**
   * One step: a batch, the loss, its gradients, Adam. Rejects with `ReaderError` 'training-diverged' where the loss is no
   * finite number; the weights are then those before the step.
   * @param norms whether to measure the step layer by layer, which takes about as long as a forward pass
   */
  step({ norms = false } = {}): Promise<StepReport> {
    return this.#withGradients(norms, async ({ step, batch, made, before }) => {
      const [loss] = await made.loss.data<'float32'>();
      if (!Number.isFinite(loss)) throw diverged(step);
      this.adam.step(made, rateAt(this.setup, step));
      this.average?.update();
      const measured = before && (await stepNorms(this.net, before, made.convs, batch.x, this.#edited));
      return { step, loss: loss!, norms: measured };
    });
  }

  /** The norms of the gradients of the next batch without a step, for what a network begins with. */
  gradientNorms(): Promise<StepNorms> {
    return this.#withGradients(true, ({ batch, made, before }) =>
      stepNorms(this.net, before!, made.convs, batch.x, this.#edited),
    );
  }

  /** Takes the gradients of the next batch for `action`, and frees them. @param norms whether it needs the weights before */
  async #withGradients<T>(norms: boolean, action: (step: BegunStep) => Promise<T>): Promise<T> {
    const step = this.steps;
    const batch = tensorsOf(this.#patches.draw(step), this.setup.config.colors);
    const before = norms ? copyWeights(this.net) : undefined;
    const { loss } = this.setup;
    const made = lossGradients(this.net, batch.x, batch.target, { loss, edited: this.#edited });
    try {
      return await action({ step, batch, made, before });
    } finally {
      disposeGradients(made);
      tf.dispose([batch.x, batch.target]);
      if (before) disposeWeights(before);
    }
  }

  /** The weights as they are validated and saved, averaged where the set-up says so, mean shifts included. */
  weights(): Promise<StateDict> {
    return this.read(this.average?.averages ?? this.net.variables());
  }

  /** Values of the device by the site of their convolution as a checkpoint holds them, with the network's mean shifts. */
  async read(
    values: ReadonlyMap<Site, { readonly filter: tf.Tensor; readonly bias: tf.Tensor }>,
  ): Promise<StateDict> {
    const state = new Map<string, { shape: readonly number[]; data: Float32Array }>();
    for (const [site, shape] of convolutions(this.net.config)) {
      const own = values.get(site);
      const parts = own ? await readTorch(site, shape, own) : this.net.state;
      for (const name of [weight(site), bias(site)]) {
        const parameter = parts.get(name);
        if (parameter && (own ?? isMeanShift(site))) state.set(name, parameter);
      }
    }
    return state;
  }

  /** Frees the network, its moments and its averages. */
  dispose(): void {
    this.#edited.dispose();
    this.average?.dispose();
    this.adam.dispose();
    this.net.dispose();
  }
}

function tensorsOf(batch: Batch, colors: number): { readonly x: tf.Tensor4D; readonly target: tf.Tensor4D } {
  const { count, input, inputSide, target, targetSide } = batch;
  return {
    x: tf.tensor4d(input, [count, inputSide, inputSide, colors]),
    target: tf.tensor4d(target, [count, targetSide, targetSide, colors]),
  };
}

const diverged = (step: number): ReaderError =>
  new ReaderError(
    'training-diverged',
    `The training stopped at step ${step}: its loss is no number any more. Begin anew with a lower rate.`,
    { step },
  );
