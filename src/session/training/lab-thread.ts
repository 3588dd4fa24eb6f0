import { Worker } from '../../engine/page-worker.ts';
import type { Lab } from '../../training/lab.ts';
import { WorkerThread } from '../rpc/worker-thread.ts';

/** The lab as the page sees it: the same methods, answered by a worker. */
export type LabApi = Pick<Lab, 'prepare' | 'advance' | 'step' | 'look' | 'weights' | 'clear'>;

// Vite finds the worker by this very expression.
const startWorker = () => new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module' });

/** A thread in which networks are trained, so that the page's own stays usable; started when it is first asked. */
export const labThread = (): WorkerThread<LabApi> => new WorkerThread<LabApi>(startWorker, 'training');
