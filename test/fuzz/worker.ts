import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { Inputs, tryOn, type FuzzKind } from './kind.ts';
import { kindNamed } from './kinds/index.ts';
import {
  most,
  processorMs,
  residentKb,
  shared,
  type Batch,
  type BatchResult,
  type Most,
  type Suspect,
} from './messages.ts';

/** Tries batches of inputs. Who watches it knows by `watched` which one it is at, and ends it where that takes too long. */
const watched = new Int32Array(workerData as SharedArrayBuffer);

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const made = new Map<string, Inputs>();

function inputsOf(kind: FuzzKind, seed: number): Inputs {
  const found = made.get(kind.name) ?? new Inputs(kind, seed);
  made.set(kind.name, found);
  return found;
}

function tryBatch({ kind: name, seed, from, count, file }: Batch): BatchResult {
  const kind = kindNamed(name);
  if (!kind) throw new Error(`there is no kind ${name}`);
  const suspects: Suspect[] = [];
  let [taken, refused] = [0, 0];
  let [slowest, largest]: [Most, Most] = [
    { index: from, amount: 0 },
    { index: from, amount: 0 },
  ];
  collectGarbage();
  for (let index = from; index < from + count; index++) {
    const input = file ?? inputsOf(kind, seed).at(index);
    const [before, start] = [residentKb(), processorMs()];
    watched.set([index, start, before]);
    let isTaken = false;
    try {
      isTaken = tryOn(kind, input);
      if (isTaken) taken++;
      else refused++;
    } catch (error) {
      suspects.push({ index, why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const ms = processorMs() - start;
    const megabytes = (Math.max(residentKb(), Atomics.load(watched, shared.peakKb)) - before) / 1024;
    if (isTaken && kind.isLargeWhenTaken) continue;
    if (ms > slowest.amount) slowest = { index, amount: ms };
    if (megabytes > largest.amount) largest = { index, amount: megabytes };
    if (ms > most.ms) suspects.push({ index, why: `took ${Math.round(ms)} ms` });
    const allowed = (most.sizes * input.length) / 2 ** 20 + most.megabytes;
    if (megabytes > allowed)
      suspects.push({ index, why: `took ${Math.round(megabytes)} MB, ${Math.round(allowed)} are allowed` });
  }
  return { taken, refused, suspects, slowest, largest };
}

parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(tryBatch(batch)));
