/**
 * Lets everything else that waits for this thread run: messages above all, and so cancelling. Not `setTimeout`,
 * which browsers stretch to 4 ms when nested and to a second in hidden tabs; not `requestAnimationFrame`, which
 * stops there.
 */
export function breathe(): Promise<void> {
  return typeof setImmediate === 'function'
    ? new Promise((resolve) => setImmediate(resolve))
    : new Promise((resolve) => {
        waiting.push(resolve);
        channel ??= open();
        channel.port2.postMessage(undefined);
      });
}

/** Node has `setImmediate`; an open channel would keep its process alive. Browsers have only channels. */
let channel: MessageChannel | undefined;
const waiting: (() => void)[] = [];

function open(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => waiting.shift()?.();
  return opened;
}
