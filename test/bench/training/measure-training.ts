import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { note } from '../../../src/cli/print.ts';
import { row, type ContenderName, type Row } from '../report/row.ts';
import { batch, patch, trainedNets, type Work } from './steps.ts';

/** Works done before the first that counts: V8 compiles what a step runs over and over. */
const warmUps = 20;

/** A process that does one work per line. */
class Steps {
  readonly #child;
  readonly #lines;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Milliseconds of one work. Rejects when the process has ended. */
  async time(work: Work): Promise<number> {
    this.#child.stdin.write(`${work}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`A process of the bench ended: ${this.#child.spawnargs.join(' ')}`);
    return Number(value);
  }

  async close(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin.end();
    await ended;
  }
}

/**
 * Times a step of training, and a forward pass of the same batch, on one thread and on two: ours on wasm, PyTorch's where
 * python3 has it, and for the smallest network TF.js's own operations on its cpu backend (its wasm backend lacks the
 * gradient of a filter). All in turn.
 */
export async function measureTraining(repeats: number, say: (words: string) => void): Promise<Row[]> {
  const python = pythonWithTorch();
  if (python === undefined) note('python3 finds no PyTorch here: it is left out of the task train.');
  const rows: Row[] = [];
  for (const net of trainedNets) {
    for (const threads of [1, 2]) {
      say(`${net}, ${threads} threads`);
      rows.push(...(await measureNet(net, threads, repeats, python)));
    }
  }
  return rows;
}

async function measureNet(
  net: (typeof trainedNets)[number],
  threads: number,
  repeats: number,
  python: string | undefined,
): Promise<Row[]> {
  const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const ours = (backend: string): Steps =>
    new Steps(process.execPath, ['--import', 'tsx', script('our-steps.ts'), net, String(threads), backend]);
  const torch = (command: string): Steps =>
    new Steps(command, [script('torch_steps.py'), net, ...[threads, batch, patch].map(String)]);
  const plain = net === trainedNets[0] && threads === 1;
  const lanes: [ContenderName, Steps, readonly Work[]][] = [
    ['ours', ours('wasm'), ['step', 'forward']],
    ...(python === undefined ? [] : [['torch', torch(python), ['step', 'forward']] as const]),
    ...(plain ? [['tfjs', ours('cpu'), ['step']] as const] : []),
  ].map(([contender, steps, works]) => [contender, steps, works] as [ContenderName, Steps, readonly Work[]]);
  const times = new Map<string, number[]>();
  try {
    for (let i = -warmUps; i < repeats; i++) {
      for (const [contender, steps, works] of lanes) {
        // Seconds a step.
        if (contender === 'tfjs' && i !== 0) continue;
        for (const work of works) {
          const key = `${contender} ${work}`;
          const time = await steps.time(work);
          if (i >= 0) times.set(key, [...(times.get(key) ?? []), time]);
        }
      }
    }
  } finally {
    for (const [, steps] of lanes) await steps.close();
  }
  return lanes.flatMap(([contender, , works]) =>
    works.map((work) => {
      const name = work === 'forward' ? (`${contender}-forward` as ContenderName) : contender;
      const backend = contender === 'ours' ? 'wasm' : 'cpu';
      const subject = {
        task: 'train',
        where: 'node',
        backend,
        threads,
        contender: name,
        net,
        size: patch,
      } as const;
      return row(subject, times.get(`${contender} ${work}`)!, {});
    }),
  );
}

/** The python3 that has PyTorch. */
function pythonWithTorch(): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (command) => spawnSync(command, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0,
  );
}
