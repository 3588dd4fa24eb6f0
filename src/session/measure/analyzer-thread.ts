import { Worker } from '../../engine/page-worker.ts';
import { WorkerThread } from '../rpc/worker-thread.ts';
import type { AnalyzerApi } from './analyzer.ts';

/** An analyzer in a thread of its own: apart from the one that opens pictures, which is ended when one hangs. */
export function analyzerThread(): AnalyzerApi {
  return new WorkerThread<AnalyzerApi>(
    // Vite finds the worker by this very expression.
    () => new Worker(new URL('./analyzer-worker.ts', import.meta.url), { type: 'module' }),
    'measuring',
  ).api;
}
