import { parentPort } from 'node:worker_threads';
import type { Port } from '../../src/engine/messages.ts';
import { serve } from '../../src/engine/serve.ts';

/** What `NodeWorker.hang` sends: the thread then answers nothing for so many milliseconds. */
export interface Hang {
  readonly hang: number;
}

const thread = parentPort!;
const port: Port = {
  onmessage: null,
  postMessage: (message, transfer) => thread.postMessage(message, transfer as ArrayBuffer[]),
};
thread.on('message', (data: Hang | object) => {
  if ('hang' in data) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, data.hang);
  else port.onmessage?.({ data } as MessageEvent);
});
serve(port);
