import { afterEach, describe, expect, it, vi } from 'vitest';
import { longestMs, silenceMs } from '../../../src/session/rpc/calls.ts';
import { WorkerThread } from '../../../src/session/rpc/worker-thread.ts';
import { workerOf } from './worker-of.ts';

interface Api {
  ask(question: string): Promise<string>;
}

/** Stands in for the browser's worker, which Node has not: it never answers, and can fail. */
class SilentWorker extends EventTarget {
  isTerminated = false;

  postMessage(): void {
    // The question is not answered.
  }

  terminate(): void {
    this.isTerminated = true;
  }

  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

function thread() {
  const workers: SilentWorker[] = [];
  const asked = new WorkerThread<Api>(() => {
    const worker = new SilentWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  }, 'pictures');
  return { asked, workers };
}

afterEach(() => vi.useRealTimers());

describe('a thread of the page', () => {
  it('is started by the first question, once', () => {
    const { asked, workers } = thread();
    expect(asked.running).toBe(false);
    void asked.caller.call('ask', 'one');
    void asked.caller.call('ask', 'two');
    expect(workers).toHaveLength(1);
    expect(asked.running).toBe(true);
  });

  it('that fails rejects what waits for it, and the next question starts another', async () => {
    const { asked, workers } = thread();
    const waiting = asked.caller.call('ask', 'one');
    workers[0]?.fail('out of memory');
    await expect(waiting).rejects.toThrow('out of memory');
    expect(workers[0]?.isTerminated).toBe(true);
    void asked.caller.call('ask', 'two');
    expect(workers).toHaveLength(2);
  });

  it('whose code does not load says what to do', async () => {
    const { asked, workers } = thread();
    const waiting = asked.caller.call('ask', 'one');
    workers[0]?.fail('');
    await expect(waiting).rejects.toMatchObject({ code: 'code-missing' });
  });

  it('is refused with a sentence where there are no module workers', () => {
    const none = new WorkerThread<Api>(() => {
      throw new Error('Worker is not defined');
    }, 'pictures');
    expect(() => none.caller).toThrow(/did not start one: Worker is not defined/);
    expect(none.running).toBe(false);
  });

  it('is asked by its methods, which reject where there are no module workers', async () => {
    const { worker, sent } = workerOf<Api>({ ask: async (question) => `${question}?` });
    const { api } = new WorkerThread<Api>(() => worker, 'pictures');
    expect(await api.ask('one')).toBe('one?');
    expect(sent.map(({ args }) => args)).toEqual([['one']]);
    worker.terminate();
    const none = new WorkerThread<Api>(() => {
      throw new Error('Worker is not defined');
    }, 'pictures');
    await expect(none.api.ask('one')).rejects.toThrow(/did not start one/);
  });

  it('that has ended without a word is noticed by the next question, and started anew', async () => {
    vi.useFakeTimers();
    const { asked, workers } = thread();
    const first = asked.caller.call('ask', 'one');
    workers[0]?.dispatchEvent(new MessageEvent('message', { data: { id: 1, value: 'yes' } }));
    expect(await first).toBe('yes');
    const failing = asked.caller.call('ask', 'two');
    vi.advanceTimersByTime(silenceMs);
    await expect(failing).rejects.toMatchObject({ code: 'thread-stopped', details: { work: 'pictures' } });
    void asked.caller.call('ask', 'three').catch(() => undefined);
    expect(workers).toHaveLength(2);
  });

  it('may take long over a question that it has begun with', async () => {
    vi.useFakeTimers();
    const { asked, workers } = thread();
    const waiting = asked.caller.call('ask', 'one');
    for (const data of [
      { id: 1, begun: true },
      { id: 1, value: 'yes' },
    ]) {
      vi.advanceTimersByTime(2 * silenceMs);
      workers[0]?.dispatchEvent(new MessageEvent('message', { data }));
    }
    expect(await waiting).toBe('yes');
  });

  it('is given up in the middle of a question where nobody would tell that it has ended', async () => {
    vi.useFakeTimers();
    const { asked, workers } = thread();
    const waiting = asked.caller.call('ask', 'one');
    workers[0]?.dispatchEvent(new MessageEvent('message', { data: { id: 1, begun: true } }));
    vi.advanceTimersByTime(longestMs);
    await expect(waiting).rejects.toMatchObject({ code: 'thread-stopped' });
  });

  it('can be ended, which rejects what waits for it', async () => {
    const { asked, workers } = thread();
    const waiting = asked.caller.call('ask', 'one');
    asked.end();
    await expect(waiting).rejects.toMatchObject({ code: 'thread-stopped' });
    expect([workers[0]?.isTerminated, asked.running]).toEqual([true, false]);
  });
});
