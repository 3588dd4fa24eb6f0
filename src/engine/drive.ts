import type { Step } from '../model/taps.ts';
import { abortError } from './abort.ts';
import type { RunningBackend } from './backends/backend.ts';
import { YieldScheduler } from './yield-scheduler.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** What is done each time a run yields to the event loop. */
export interface YieldActions<R> {
  /** Resolves when the device has computed what it was sent. */
  readonly settle: () => Promise<R>;
  readonly report: (step: Step, settled: R) => void;
}

/**
 * Drives a pass to its end on the current backend and returns its result. Between steps it yields to the event loop, at
 * the pace of a `YieldScheduler`, and reports. Rejects with an `AbortError` when `signal` has fired, with `ReaderError`
 * 'backend-stopped' when the device is lost; the caller ends the pass.
 */
export async function drive<T, R>(
  pass: Pick<AsyncGenerator<Step, T, void>, 'next'>,
  { name, lossGuard }: RunningBackend,
  signal: AbortSignal | undefined,
  { settle, report }: YieldActions<R>,
): Promise<T> {
  const scheduler = new YieldScheduler(name === 'webgpu' || name === 'webgl');
  for (;;) {
    const next = await lossGuard.guard(pass.next());
    if (next.done) return next.value;
    if (!scheduler.shouldYield()) continue;
    const settled = await lossGuard.guard(settle());
    await yieldToEventLoop();
    if (signal?.aborted) throw abortError();
    scheduler.resumed();
    report(next.value, settled);
  }
}
