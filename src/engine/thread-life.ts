/**
 * Whether a thread has ended: a worker that the browser or the machine ends tells nobody. It holds a lock while it lives,
 * and whoever asks for that lock gets it when the worker is gone. Without Web Locks (over http:// on a network, in a
 * sandboxed frame) only its silence tells.
 */

type Locks = Pick<LockManager, 'request'>;

/** Undefined over http:// on a network, and in Node before version 24. */
const locksHere = (): Locks | undefined => (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks;

/**
 * Called in a thread: holds a lock until the thread ends, and tells its name once it is held. Resolves then, or when none can
 * be had.
 */
export function holdLife(tell: (lock: string) => void, locks = locksHere()): Promise<void> {
  if (!locks) return Promise.resolve();
  const lock = `thread-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      tell(lock);
      resolve();
      return new Promise(() => undefined);
    };
    // Rejects where the page's origin is opaque.
    locks.request(lock, hold).catch(() => resolve());
  });
}

/** Called in the page: calls `then` when the thread that holds the lock has ended, by itself or not. */
export function onceEnded(lock: string, then: () => void, locks = locksHere()): void {
  locks?.request(lock, then).catch(() => undefined);
}
