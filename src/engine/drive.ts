import type { Step } from '../model/taps.ts';
import { abortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { breathe } from './breathe.ts';
import { Pacer } from './pacer.ts';

/** What a run does when it rests. */
export interface Rest<R> {
  /** Resolves when the device has computed what it was sent. */
  readonly settle: () => Promise<R>;
  readonly report: (step: Step, settled: R) => void;
}

/**
 * Drives a pass to its end on the current backend and gives back its result. Rests between steps, lets everything else
 * that waits for this thread have its turn, and looks whether it is to go on. Rejects with an `AbortError` when it is
 * not, with `ReaderError` when the backend is lost; the caller ends the pass.
 */
export async function drive<T, R>(
  pass: Pick<AsyncGenerator<Step, T, void>, 'next'>,
  { name, lifeline }: RunningBackend,
  signal: AbortSignal | undefined,
  { settle, report }: Rest<R>,
): Promise<T> {
  const pacer = new Pacer(name === 'webgpu' || name === 'webgl');
  for (;;) {
    const next = await lifeline.guard(pass.next());
    if (next.done) return next.value;
    if (!pacer.due()) continue;
    const settled = await lifeline.guard(settle());
    await breathe();
    if (signal?.aborted) throw abortError();
    pacer.rested();
    report(next.value, settled);
  }
}
