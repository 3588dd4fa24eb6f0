import { Worker } from '../../engine/page-worker.ts';
import type { LabApi } from '../../training/lab-api.ts';
import { WorkerThread } from '../rpc/worker-thread.ts';

// Vite finds the worker by this very expression.
const startWorker = () => new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });

/** A thread in which networks are trained, so that the page's own stays usable; started when it is first asked. */
export const labThread = (): WorkerThread<LabApi> => new WorkerThread<LabApi>(startWorker, 'training');
