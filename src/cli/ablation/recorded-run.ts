import { join } from 'node:path';
import type { TrainingSetup } from '../../training/setup.ts';
import { readBytes } from '../files.ts';
import { writeBytes } from '../output.ts';
import type { PlannedRun } from './experiments.ts';

/** A validation of a run: after how many steps and seconds, and what was found. */
export interface RecordedPoint {
  readonly step: number;
  /** Of training alone, on the machine that the report names; validations left out. */
  readonly seconds: number;
  /** Mean loss of the steps since the last point. */
  readonly loss: number;
  /** Mean PSNR over the pictures that are held out, on luma, in dB; and over (at most four of) those trained on. */
  readonly psnr: number;
  readonly trainingPsnr: number;
}

/** A training that was recorded. */
export interface RecordedRun {
  readonly id: string;
  readonly setup: TrainingSetup;
  /** Pictures that it was trained on. */
  readonly pictures: number;
  readonly heldOut: { readonly names: readonly string[]; readonly bicubic: number };
  /** Norm of the loss's gradient by the weights of the first layer, before the first step. */
  readonly firstGradient: number;
  /** Multiply-adds of a forward pass of one patch. */
  readonly multiplyAdds: number;
  readonly points: readonly RecordedPoint[];
  /** The step at which the loss was no number any more. */
  readonly diverged?: number;
}

/** The folder of the recorded runs, from the project's. */
export const recordedFolder = 'training/recorded';

const pathOf = (id: string): string => join(recordedFolder, `${id}.json`);

/** The recorded run of a plan; undefined where it is not recorded, or was with another set-up. */
export async function readRecorded({ id, setup }: PlannedRun): Promise<RecordedRun | undefined> {
  const bytes = await readBytes(pathOf(id)).catch(() => undefined);
  if (!bytes) return undefined;
  const run = JSON.parse(new TextDecoder().decode(bytes)) as RecordedRun;
  return JSON.stringify(run.setup) === JSON.stringify(setup) ? run : undefined;
}

/** Writes a run, numbers to five digits. */
export async function writeRecorded(run: RecordedRun): Promise<void> {
  const text = JSON.stringify(
    run,
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value,
    1,
  );
  await writeBytes(pathOf(run.id), new TextEncoder().encode(`${text}\n`));
}
