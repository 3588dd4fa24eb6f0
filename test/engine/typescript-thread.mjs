import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Threads of Node 20 do not take over the loader of the process, and know no TypeScript.
register();
await import(workerData);
