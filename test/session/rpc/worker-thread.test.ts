import { describe, expect, it } from 'vitest';
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
  });
  return { asked, workers };
}

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
    });
    expect(() => none.caller).toThrow(/did not start one: Worker is not defined/);
    expect(none.running).toBe(false);
  });

  it('is asked by its methods, which reject where there are no module workers', async () => {
    const { worker, sent } = workerOf<Api>({ ask: async (question) => `${question}?` });
    const { api } = new WorkerThread<Api>(() => worker);
    expect(await api.ask('one')).toBe('one?');
    expect(sent.map(({ args }) => args)).toEqual([['one']]);
    worker.terminate();
    const none = new WorkerThread<Api>(() => {
      throw new Error('Worker is not defined');
    });
    await expect(none.api.ask('one')).rejects.toThrow(/did not start one/);
  });

  it('can be ended', () => {
    const { asked, workers } = thread();
    void asked.caller.call('ask', 'one');
    asked.end();
    expect([workers[0]?.isTerminated, asked.running]).toEqual([true, false]);
  });
});
