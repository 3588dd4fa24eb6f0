import { serveCalls, type ThreadApi } from '../../../src/session/rpc/calls.ts';

/** Stands in for the browser's worker, which Node has not: the same messages between the two ends of a channel. */
export function workerOf<A extends ThreadApi<A>>(api: A) {
  const { port1, port2 } = new MessageChannel();
  /** What the page has sent. */
  const sent: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  const worker = Object.assign(new EventTarget(), {
    postMessage(message: (typeof sent)[number], transferred: Transferable[]) {
      sent.push(message);
      port2.postMessage(message, transferred);
    },
    terminate: () => port2.close(),
  });
  port2.onmessage = ({ data }) => worker.dispatchEvent(new MessageEvent('message', { data }));
  serveCalls(port1, api);
  port1.start();
  return { worker: worker as unknown as Worker, sent };
}
