import { describe, expect, it } from 'vitest';
import { ReaderError } from '../../../src/image/reader-error.ts';
import {
  TaskScheduler,
  type Task,
  type TaskOptions,
} from '../../../src/session/run/task-scheduler.svelte.ts';

const never = new AbortController().signal;

const stopped = () => new ReaderError('backend-stopped', 'The wasm backend stopped working.');

function idle() {
  const errors: Error[] = [];
  return { tasks: new TaskScheduler({ kind: 'idle' }, (error) => errors.push(error)), errors };
}

/** A task of the reader's that ends when the test says so; a job that was given up ends too. */
function begin(tasks: TaskScheduler, kind: 'opening' | 'loading' = 'loading', options?: TaskOptions) {
  const attempts: { task: Task; end: () => void; fail: (error: unknown) => void }[] = [];
  const done = tasks.do(
    { kind },
    (task) =>
      new Promise<void>((resolve, reject) => {
        task.signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        attempts.push({ task, end: resolve, fail: reject });
      }),
    options,
  );
  return { attempts, done, signal: attempts[0]!.task.signal, end: attempts[0]!.end };
}

/** Work in the background that ends when the test says so, or is interrupted. */
function workByHand() {
  const begun: { end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      begun.push({ end: resolve, fail: reject });
    });
  return { begun, work };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('a task of the reader’s', () => {
  it('takes the place of the one before, and the page is idle when the newest ends', async () => {
    const { tasks, errors } = idle();
    const first = begin(tasks, 'opening');
    const second = begin(tasks, 'loading');
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    expect(await first.done).toBe(false);
    expect(tasks.activity.kind).toBe('loading');
    second.end();
    expect(await second.done).toBe(true);
    expect(tasks.activity.kind).toBe('idle');
    expect(errors).toEqual([]);
  });

  it('leaves the page idle at once when it is cancelled, and is then no failure', async () => {
    const { tasks, errors } = idle();
    const { done, signal } = begin(tasks, 'opening', { onFailure: () => errors.push(new Error('failure')) });
    tasks.cancel();
    expect([signal.aborted, tasks.activity.kind]).toEqual([true, 'idle']);
    expect(await done).toBe(false);
    expect(errors).toEqual([]);
  });

  it('says no more how far it is once it has been given up', () => {
    const { tasks } = idle();
    const { attempts } = begin(tasks, 'opening');
    attempts[0]!.task.update({ kind: 'running', purpose: 'output' });
    expect(tasks.isRunning('output')).toBe(true);
    begin(tasks, 'loading');
    attempts[0]!.task.update({ kind: 'running', purpose: 'output' });
    expect(tasks.activity.kind).toBe('loading');
  });

  it('that fails says why, while the page is still busy', async () => {
    const { tasks, errors } = idle();
    const during: string[] = [];
    const { attempts, done } = begin(tasks, 'loading', { onFailure: () => during.push(tasks.activity.kind) });
    attempts[0]!.fail('no error object');
    expect(await done).toBe(false);
    expect(errors).toEqual([new Error('no error object')]);
    expect([during, tasks.activity.kind]).toEqual([['loading'], 'idle']);
  });
});

describe('a task during which the engine stops and recovers', () => {
  it.each([
    ['told', 1],
    ['silent', 0],
  ] as const)('is done again (%s), from the beginning', async (retry, told) => {
    const { tasks, errors } = idle();
    const { attempts, done } = begin(tasks, 'opening', { retry });
    attempts[0]!.task.update({ kind: 'running', purpose: 'output' });
    attempts[0]!.fail(stopped());
    await settle();
    expect([attempts.length, tasks.activity.kind]).toEqual([2, 'opening']);
    attempts[1]!.end();
    expect(await done).toBe(true);
    expect(errors).toHaveLength(told);
  });

  it('has failed when that happens a second time', async () => {
    const { tasks, errors } = idle();
    const { attempts, done } = begin(tasks, 'opening', { retry: 'silent' });
    attempts[0]!.fail(stopped());
    await settle();
    attempts[1]!.fail(stopped());
    expect(await done).toBe(false);
    expect([attempts.length, errors.length]).toEqual([2, 1]);
  });

  it('is not done again after another error, without a wish for it, or when it was given up', async () => {
    const { tasks, errors } = idle();
    const other = begin(tasks, 'opening', { retry: 'told' });
    other.attempts[0]!.fail(new ReaderError('out-of-memory', 'Too large.'));
    await other.done;
    const once = begin(tasks, 'opening');
    once.attempts[0]!.fail(stopped());
    await once.done;
    const given = begin(tasks, 'opening', { retry: 'told' });
    tasks.cancel();
    given.attempts[0]!.fail(stopped());
    expect(await given.done).toBe(false);
    expect([other, once, given].map(({ attempts }) => attempts.length)).toEqual([1, 1, 1]);
    expect(errors).toHaveLength(2);
  });
});

describe('work in the background', () => {
  it('begins once the reader’s own has ended', async () => {
    const { tasks } = idle();
    const { begun, work } = workByHand();
    const reader = begin(tasks);
    const done = tasks.inBackground(work, never);
    await settle();
    expect(begun).toHaveLength(0);
    reader.end();
    await settle();
    begun[0]!.end('found');
    await expect(done).resolves.toBe('found');
  });

  it('is interrupted for the reader, and done again after that', async () => {
    const { tasks } = idle();
    const { begun, work } = workByHand();
    const done = tasks.inBackground(work, never);
    await settle();
    const reader = begin(tasks);
    await settle();
    expect(begun).toHaveLength(1);
    reader.end();
    await settle();
    expect(begun).toHaveLength(2);
    begun[1]!.end('found');
    await expect(done).resolves.toBe('found');
  });

  it('rejects when it is given up or fails', async () => {
    const { tasks } = idle();
    const { begun, work } = workByHand();
    const giveUp = new AbortController();
    const given = tasks.inBackground(work, giveUp.signal);
    await settle();
    giveUp.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    const failing = tasks.inBackground(work, never);
    await settle();
    begun[1]!.fail(new Error('refused'));
    await expect(failing).rejects.toThrow('refused');
  });
});
