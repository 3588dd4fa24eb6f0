import { expect, it, vi } from 'vitest';
import { holdLife, onceEnded } from '../../src/engine/thread-life.ts';

/** Stands in for the browser's locks, which Node has not before version 24: a lock is held until its holder ends. */
class Locks {
  readonly #held = new Map<string, (() => void)[]>();

  request = (async (name: string, then: () => unknown) => {
    const waiting = this.#held.get(name);
    if (waiting) waiting.push(then);
    else {
      this.#held.set(name, []);
      await then();
    }
  }) as unknown as LockManager['request'];

  /** Ends all who hold one. */
  endAll(): void {
    for (const waiting of this.#held.values()) for (const then of waiting) then();
  }
}

it('tells that a thread has ended, once it has', async () => {
  const locks = new Locks();
  const ended = vi.fn();
  await holdLife((lock) => onceEnded(lock, ended, locks), locks);
  expect(ended).not.toHaveBeenCalled();
  locks.endAll();
  expect(ended).toHaveBeenCalledOnce();
});

it('tells nothing where there are no locks, or none are given', async () => {
  const tell = vi.fn();
  await holdLife(tell, undefined);
  const denied = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) };
  await holdLife(tell, denied as unknown as LockManager);
  onceEnded('thread-1', tell, denied as unknown as LockManager);
  await Promise.resolve();
  expect(tell).not.toHaveBeenCalled();
});
