import { ablationReport } from './ablation/report.ts';
import { experimentNames, plannedRuns } from './ablation/experiments.ts';
import { readRecorded, recordedFolder, writeRecorded, type RecordedRun } from './ablation/recorded-run.ts';
import { runCommand, wholeNumber, wrongArguments } from './arguments.ts';
import { picturesIn, readPicture } from './files.ts';
import { makeFolder, writeBytes } from './output.ts';
import { note } from './print.ts';
import { progressLine } from './progress-line.ts';
import type { NamedPicture } from '../training/patches.ts';

/** In the project's folder, where npm runs its scripts. */
const report = 'docs/ablation.md';
const pictures = { trainOn: '../shared/data/train/cq100', heldOut: '../shared/data/set5/x2/hr' } as const;

await runCommand({
  usage: `Usage: npm run ablation -- [--pictures DIR] [--validate DIR] [--only EXPERIMENT] [--report]

Trains the small networks of docs/ablation.md one after the other, keeps the curves of each in ${recordedFolder} and
writes the page from those that are there. A run that was recorded is not trained again: what Ctrl-C interrupts begins
anew, all before it stays. An hour or more in all.

  --pictures DIR   to train on (PNG); ${pictures.trainOn} when not given
  --validate DIR   to validate on (PNG); ${pictures.heldOut} when not given
  --threads N      CPU threads; all when not given
  --only NAME      ${experimentNames.join(', ')}
  --report         train nothing, only write the page`,
  options: {
    pictures: { type: 'string' },
    validate: { type: 'string' },
    threads: { type: 'string' },
    only: { type: 'string' },
    report: { type: 'boolean' },
  },
  async main(values) {
    const { only } = values;
    if (only !== undefined && !experimentNames.some((name) => name === only)) {
      throw wrongArguments(`--only ${only} is not possible; give ${experimentNames.join(', ')}.`);
    }
    await makeFolder(recordedFolder);
    if (!values.report) await trainMissing(values, only);
    const found = await Promise.all(plannedRuns.map(readRecorded));
    const runs = found.filter((run): run is RecordedRun => run !== undefined);
    await writeBytes(report, new TextEncoder().encode(ablationReport(runs)));
    note(`${report}: ${runs.length} of ${plannedRuns.length} runs`);
  },
});

async function trainMissing(
  values: Readonly<Partial<Record<'pictures' | 'validate' | 'threads', string | undefined>>>,
  only: string | undefined,
): Promise<void> {
  const data = {
    trainOn: await readAll(values.pictures ?? pictures.trainOn),
    heldOut: await readAll(values.validate ?? pictures.heldOut),
    threads: values.threads === undefined ? undefined : wholeNumber('threads', values.threads, 1),
  };
  const { record } = await import('./ablation/record.ts');
  for (const plan of plannedRuns) {
    if (only !== undefined && plan.experiment !== only) continue;
    if (await readRecorded(plan)) continue;
    const [show, start, total] = [progressLine(plan.id), performance.now(), plan.setup.steps];
    const run = await record(plan, data, (done) => {
      const perStep = (performance.now() - start) / 1000 / done;
      show({ done, total, secondsLeft: perStep * (total - done) });
    });
    await writeRecorded(run);
    const last = run.points.at(-1);
    note(`${plan.id}: ${last ? `loss ${last.loss.toFixed(2)}, ${last.psnr.toFixed(2)} dB` : 'diverged'}`);
  }
}

async function readAll(folder: string): Promise<NamedPicture[]> {
  const read: NamedPicture[] = [];
  for (const [name, path] of await picturesIn(folder)) read.push({ name, picture: await readPicture(path) });
  return read;
}
