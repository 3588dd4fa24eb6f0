import { readFileSync } from 'node:fs';
import { runCommand, wrongArguments } from '../../src/cli/arguments.ts';
import { readable } from '../../src/image/reader-error.ts';
import { names, wholeNumbers } from '../bench/options.ts';
import { aligned } from '../bench/report/table.ts';
import { confirmed, type Failure } from './failures.ts';
import type { FuzzKind } from './kind.ts';
import { kinds } from './kinds/index.ts';
import type { BatchResult, Most } from './messages.ts';
import { WatchedWorker } from './watched-worker.ts';

/** Inputs that a kind has its turn with. */
const batchSize = 100;

/** What has been tried of one kind. */
class Tally {
  readonly kind: FuzzKind;
  inputs = 0;
  taken = 0;
  refused = 0;
  slowest: Most = { index: 0, amount: 0 };
  largest: Most = { index: 0, amount: 0 };
  readonly failures: Failure[] = [];

  constructor(kind: FuzzKind) {
    this.kind = kind;
  }

  add({ taken, refused, slowest, largest, reached }: BatchResult & { readonly reached: number }): void {
    this.inputs = reached;
    this.taken += taken;
    this.refused += refused;
    if (slowest.amount > this.slowest.amount) this.slowest = slowest;
    if (largest.amount > this.largest.amount) this.largest = largest;
  }

  get row(): string[] {
    const { kind, inputs, taken, refused, failures, slowest, largest } = this;
    return [
      kind.name,
      String(inputs),
      String(taken),
      String(refused),
      String(failures.length),
      `${Math.round(slowest.amount)} ms (${slowest.index})`,
      `${Math.round(largest.amount)} MB (${largest.index})`,
    ];
  }
}

const head = ['', 'inputs', 'taken', 'refused', 'failed', 'slowest (input)', 'most memory (input)'];

/** Tries inputs of all kinds in turn until the time is over, or as many of each as are wanted. */
async function fuzz(
  wanted: readonly FuzzKind[],
  seed: number,
  seconds: number,
  inputs: number,
): Promise<Tally[]> {
  const worker = new WatchedWorker();
  const tallies = wanted.map((kind) => new Tally(kind));
  const end = performance.now() + 1000 * seconds;
  for (let turn = 0; performance.now() < end && tallies.some((tally) => tally.inputs < inputs); turn++) {
    const tally = tallies[turn % tallies.length]!;
    const { kind, inputs: from } = tally;
    const count = Math.min(batchSize, inputs - from);
    if (count <= 0) continue;
    const result = await worker.try({ kind: kind.name, seed, from, count });
    tally.add(result);
    for (const suspect of result.suspects) {
      const failure = confirmed(kind, seed, suspect);
      if (!failure) continue;
      tally.failures.push(failure);
      process.stdout.write(`${kind.name}, input ${failure.index}: ${failure.why}\n  ${failure.repeat}\n`);
    }
  }
  await worker.end();
  return tallies;
}

/** Tries one file; whether nothing was wrong. */
async function tryFile(kind: FuzzKind, path: string): Promise<boolean> {
  const worker = new WatchedWorker();
  const file = new Uint8Array(readFileSync(path));
  const { suspects, taken, slowest, largest } = await worker.try({
    kind: kind.name,
    seed: 0,
    from: 0,
    count: 1,
    file,
  });
  await worker.end();
  const end = taken > 0 ? 'taken' : 'refused';
  const words = suspects.map(({ why }) => why).join('\n') || end;
  const measured = `${Math.round(slowest.amount)} ms, ${Math.round(largest.amount)} MB`;
  process.stdout.write(`${readable(path, 200)}: ${words}\n${measured}\n`);
  return suspects.length === 0;
}

await runCommand({
  usage: `Usage: npm run fuzz -- [--seconds 60] [--seed 1] [--only checkpoints,pictures,...] [--inputs N]
                      [--file PATH]

Tries what strangers may bring on the readers of it: files that are changed at random, made by the rules of their format,
or by hand. Each must be taken or refused in a sentence of bounded length without characters that nobody sees, within 2 s of
the processor and four times its size and 64 MB of memory. The same seed gives the same inputs.

Memory is that of the process, looked at before and after each input and every 10 ms from another thread; what was too much
or failed is tried again alone in a process of its own. Such inputs are written to .cache/fuzz.

  --seconds   how long
  --seed      a whole number above 0
  --only      ${kinds.map(({ name }) => name).join(', ')}
  --inputs    the most of each kind
  --file      one file that is tried, as the only kind of --only`,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    inputs: { type: 'string' },
    file: { type: 'string' },
  },
  async main({ seconds, seed, only, inputs, file }) {
    const all = kinds.map(({ name }) => name);
    const chosen = only === undefined ? all : names('only', only, all);
    const wanted = kinds.filter(({ name }) => chosen.includes(name));
    const [kind] = wanted;
    if (file !== undefined) {
      if (!kind || wanted.length > 1) throw wrongArguments('With --file, --only names one kind.');
      if (!(await tryFile(kind, file))) process.exitCode = 1;
      return;
    }
    const most = inputs === undefined ? Infinity : wholeNumbers('inputs', inputs)[0]!;
    const time = wholeNumbers('seconds', seconds)[0]!;
    const tallies = await fuzz(wanted, wholeNumbers('seed', seed)[0]!, time, most);
    process.stdout.write(`${aligned([head, ...tallies.map(({ row }) => row)])}\n`);
    if (tallies.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
  },
});
