import { ReaderError } from '../../image/reader-error.ts';
import { countComplexity } from '../../model/complexity.ts';
import { head } from '../../model/sites.ts';
import { Patches, type NamedPicture } from '../../training/patches.ts';
import { layersConfig } from '../../training/setup.ts';
import { startTrainingBackend } from '../../training/start-backend.ts';
import { Trainer } from '../../training/trainer.ts';
import { holdOut, validate, type HeldOut } from '../../training/validate.ts';
import type { PlannedRun } from './experiments.ts';
import type { RecordedPoint, RecordedRun } from './recorded-run.ts';

/** Validations of a run. */
const points = 10;
/** Pictures trained on that are validated too, at most. */
const seenPictures = 4;

/** Pictures of the experiments, and the threads that they run on. */
export interface RecordData {
  readonly threads: number | undefined;
  readonly trainOn: readonly NamedPicture[];
  readonly heldOut: readonly NamedPicture[];
}

/** Records one training from its first step to its last. `onStep` is told the steps that are done. */
export async function record(
  plan: PlannedRun,
  { trainOn, heldOut, threads }: RecordData,
  onStep: (done: number) => void,
): Promise<RecordedRun> {
  const { setup } = plan;
  const pictures = trainOn.slice(0, plan.pictures ?? trainOn.length);
  const patches = new Patches(pictures, setup);
  const unseen = holdOut(heldOut, setup);
  const seen = holdOut(pictures.slice(0, seenPictures), setup);
  const backend = await startTrainingBackend(threads);
  const trainer = new Trainer(setup, patches);
  try {
    const side = setup.upsampling === 'first' ? setup.patch * setup.config.scale : setup.patch;
    const first = (await trainer.gradientNorms()).convs.get(head)!;
    const frame = {
      id: plan.id,
      setup,
      pictures: pictures.length,
      heldOut: {
        names: heldOut.map(({ name }) => name),
        bicubic: mean(unseen.map((one) => one.bicubicPsnr)),
      },
      firstGradient: first.gradient,
      multiplyAdds: countComplexity(layersConfig(setup), side, side).multiplyAdds,
    };
    const curve = await train(trainer, { unseen, seen }, onStep);
    return { ...frame, ...curve };
  } finally {
    trainer.dispose();
    backend.stop();
  }
}

async function train(
  trainer: Trainer,
  pictures: { readonly unseen: readonly HeldOut[]; readonly seen: readonly HeldOut[] },
  onStep: (done: number) => void,
): Promise<Pick<RecordedRun, 'points' | 'diverged'>> {
  const { steps } = trainer.setup;
  const made: RecordedPoint[] = [];
  let [losses, seconds]: [number[], number] = [[], 0];
  const psnr = async (some: readonly HeldOut[]): Promise<number> =>
    mean((await validate(trainer, some)).map((one) => one.psnr));
  while (trainer.steps < steps) {
    const start = performance.now();
    try {
      losses.push((await trainer.step()).loss);
    } catch (error) {
      if (error instanceof ReaderError && error.code === 'training-diverged')
        return { points: made, diverged: trainer.steps };
      throw error;
    }
    seconds += (performance.now() - start) / 1000;
    onStep(trainer.steps);
    if (trainer.steps % Math.ceil(steps / points) !== 0 && trainer.steps < steps) continue;
    const found = { psnr: await psnr(pictures.unseen), trainingPsnr: await psnr(pictures.seen) };
    made.push({ step: trainer.steps, seconds, loss: mean(losses), ...found });
    losses = [];
  }
  return { points: made };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
