import { ReaderError } from '../image/reader-error.ts';
import type { StateDict } from '../model/state-dict.ts';
import { Patches, type NamedPicture } from '../training/patches.ts';
import type { TrainingSetup } from '../training/setup.ts';
import { startTrainingBackend } from '../training/start-backend.ts';
import { Trainer } from '../training/trainer.ts';
import { restoreTraining, saveTraining, type SavedTraining } from '../training/training-state.ts';
import { holdOut, validate } from '../training/validate.ts';

/** What is told at each validation. */
export interface TrainingProgress {
  readonly step: number;
  /** Mean loss of the steps since the last validation. */
  readonly loss: number;
  /** Means over the pictures that were held out, on luma, in dB. */
  readonly psnr: number;
  readonly bicubic: number;
  readonly secondsLeft?: number | undefined;
  readonly pictures: Readonly<Record<string, number>>;
}

export interface TrainingRun {
  readonly setup: TrainingSetup;
  readonly trainOn: readonly NamedPicture[];
  readonly heldOut: readonly NamedPicture[];
  readonly saved: SavedTraining | undefined;
  /** Steps between two validations. */
  readonly every: number;
  readonly threads: number | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TrainingProgress) => void;
  /** Keeps the weights and all that is needed to go on. */
  readonly save: (weights: StateDict, training: Uint8Array) => Promise<void>;
}

/** Trains to the set-up's last step or until `signal`, saving at every validation and at the end. */
export async function runTraining(
  run: TrainingRun,
): Promise<{ readonly step: number; readonly seconds: number }> {
  const { setup, every, signal } = run;
  const patches = new Patches(run.trainOn, setup);
  const heldOut = holdOut(run.heldOut, setup);
  const backend = await startTrainingBackend(run.threads);
  const trainer = new Trainer(setup, patches);
  try {
    if (run.saved) restoreTraining(trainer, run.saved);
    if (trainer.steps >= setup.steps) throw nothingLeft(trainer.steps, setup.steps);
    const start = performance.now();
    const [first, notes] = [trainer.steps, { setup: JSON.stringify(setup) }];
    let losses: number[] = [];
    while (trainer.steps < setup.steps && !signal.aborted) {
      losses.push((await trainer.step()).loss);
      // Ctrl-C is seen between two steps.
      await new Promise((resolve) => setImmediate(resolve));
      if (trainer.steps % every !== 0 && trainer.steps < setup.steps && !signal.aborted) continue;
      const results = await validate(trainer, heldOut);
      const perStep = (performance.now() - start) / 1000 / (trainer.steps - first);
      run.onProgress({
        step: trainer.steps,
        loss: mean(losses),
        psnr: mean(results.map(({ psnr }) => psnr)),
        bicubic: mean(heldOut.map(({ bicubicPsnr }) => bicubicPsnr)),
        secondsLeft: signal.aborted ? undefined : perStep * (setup.steps - trainer.steps),
        pictures: Object.fromEntries(results.map(({ name, psnr }) => [name, psnr])),
      });
      await run.save(await trainer.weights(), await saveTraining(trainer, notes));
      losses = [];
    }
    return { step: trainer.steps, seconds: (performance.now() - start) / 1000 };
  } finally {
    trainer.dispose();
    backend.stop();
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const nothingLeft = (done: number, steps: number): ReaderError =>
  new ReaderError(
    'bad-argument',
    `The saved training has done ${done} steps and --steps says ${steps}; give more to go on.`,
    { done, steps },
  );
