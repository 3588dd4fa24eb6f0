/**
 * Resolves after one turn of the event loop, in which messages, such as a cancel, are handled. Not `setTimeout`, which
 * browsers clamp to 4 ms when nested and to a second in hidden tabs; not `requestAnimationFrame`, which does not fire
 * there.
 */
export function yieldToEventLoop(): Promise<void> {
  return typeof setImmediate === 'function'
    ? new Promise((resolve) => setImmediate(resolve))
    : new Promise((resolve) => {
        waiting.push(resolve);
        channel ??= open();
        channel.port2.postMessage(undefined);
      });
}

/** For browsers, which have no `setImmediate`. In Node an open channel would keep the process alive. */
let channel: MessageChannel | undefined;
const waiting: (() => void)[] = [];

function open(): MessageChannel {
  const opened = new MessageChannel();
  opened.port1.onmessage = () => waiting.shift()?.();
  return opened;
}
