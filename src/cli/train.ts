import { existsSync } from 'node:fs';
import { writeSafetensors } from '../checkpoint/safetensors.ts';
import { drawCard } from '../image/cards/index.ts';
import type { NamedPicture } from '../training/patches.ts';
import { checkSetup, defaultSetup, type TrainingSetup } from '../training/setup.ts';
import { runCommand, wholeNumber, wrongArguments } from './arguments.ts';
import { picturesIn, readBytes, readPicture } from './files.ts';
import { checkTarget, writeBytes } from './output.ts';
import { note, print, printJson } from './print.ts';
import { parseSetup, setupOptions, setupUsage } from './training-options.ts';
import type { TrainingProgress } from './training-run.ts';

/** The cards that are validated on where no pictures are given for it, and their side in px. */
const cards = { names: ['facade', 'zone-plate'], side: 192 } as const;

await runCommand({
  usage: `Usage: npm run train -- --pictures DIR --out F [--resume] [--validate DIR] [options]

Trains an RCAN, or what is left of one, on patches of the PNG pictures in DIR, which MATLAB's bicubic makes small.
Writes the weights to F (.safetensors, as the notebook opens them) and, beside it, F.training, from which --resume
goes on. Ctrl-C saves both after the step that runs.

  --pictures DIR   the pictures to train on
  --out F          the weights, .safetensors
  --resume         go on from F.training with its set-up; --steps may be given anew
  --validate DIR   pictures for the PSNR on luma; the test cards ${cards.names.join(' and ')} when not given
  --every N        steps between two validations, at which F is written too; 200 when not given
${setupUsage}
  --threads N      CPU threads; all when not given
  --json           print one line of JSON per validation:
                   {"step","loss","psnr","bicubic","secondsLeft","pictures":{NAME: PSNR}}`,
  options: {
    pictures: { type: 'string' },
    out: { type: 'string' },
    resume: { type: 'boolean' },
    validate: { type: 'string' },
    every: { type: 'string' },
    threads: { type: 'string' },
    json: { type: 'boolean' },
    ...setupOptions,
  },
  async main(values) {
    const { pictures: folder, out, json = false } = values;
    if (folder === undefined)
      throw wrongArguments('The option --pictures is missing; give a folder of PNG files.');
    if (out === undefined) throw wrongArguments('The option --out is missing; give a .safetensors file.');
    if (!/\.safetensors$/i.test(out)) throw wrongArguments(`--out ${out} does not end in .safetensors.`);
    const statePath = `${out}.training`;
    const { readTraining } = await import('../training/training-state.ts');
    const saved = values.resume ? readTraining(await readBytes(statePath)) : undefined;
    if (!values.resume && existsSync(statePath)) {
      throw wrongArguments(
        `${statePath} holds a training already; give --resume to go on with it, or another --out.`,
      );
    }
    const begun = saved ? (JSON.parse(saved.notes.get('setup') ?? '{}') as TrainingSetup) : defaultSetup;
    const setup = parseSetup(values, begun, saved !== undefined);
    checkSetup(setup);
    const every = wholeNumber('every', values.every ?? '200', 1);
    const threads = values.threads === undefined ? undefined : wholeNumber('threads', values.threads, 1);
    await checkTarget(out);
    await checkTarget(statePath);
    const trainOn = await readAll(folder);
    const heldOut = values.validate === undefined ? cardPictures() : await readAll(values.validate);
    const { runTraining } = await import('./training-run.ts');
    const stopper = new AbortController();
    const stop = (): void => {
      // A second Ctrl-C ends the process at once, as usual.
      process.off('SIGINT', stop);
      stopper.abort();
    };
    process.on('SIGINT', stop);
    try {
      const { step, seconds } = await runTraining({
        setup,
        trainOn,
        heldOut,
        saved,
        every,
        threads,
        signal: stopper.signal,
        onProgress: json ? printJson : printProgress(setup.steps),
        save: async (weights, state) => {
          await writeBytes(out, writeSafetensors(weights, 'F32', new Map([['made_by', 'npm run train']])));
          await writeBytes(statePath, state);
        },
      });
      const how = stopper.signal.aborted
        ? `stopped after step ${step}; go on with --resume`
        : `${step} steps`;
      note(`${out}: ${how}, ${seconds.toFixed(0)} s`);
    } finally {
      process.off('SIGINT', stop);
    }
  },
});

async function readAll(folder: string): Promise<NamedPicture[]> {
  const pictures: NamedPicture[] = [];
  for (const [name, path] of await picturesIn(folder))
    pictures.push({ name, picture: await readPicture(path) });
  return pictures;
}

const cardPictures = (): NamedPicture[] =>
  cards.names.map((name) => ({ name, picture: drawCard(name, cards.side) }));

function printProgress(steps: number): (progress: TrainingProgress) => void {
  return ({ step, loss, psnr, bicubic, secondsLeft }) => {
    const left = secondsLeft === undefined ? '' : `, ${Math.ceil(secondsLeft)} s left`;
    const beside = `${psnr.toFixed(2)} dB (bicubic ${bicubic.toFixed(2)})`;
    print(`step ${step} of ${steps}: loss ${loss.toFixed(3)}, ${beside}${left}`);
  };
}
