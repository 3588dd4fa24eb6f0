import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLesson } from '../../../src/lessons/compiler/compile.ts';
import type { LessonCompilerApi } from '../../../src/notebook/own-lesson/compiler-api.ts';
import { LessonCompiler } from '../../../src/notebook/own-lesson/compiler.ts';
import { workerOf } from '../../session/rpc/worker-of.ts';
import { wholeLesson } from '../../lessons/guide.ts';

const prompt: LessonCompilerApi = {
  ready: () => Promise.resolve(),
  read: async (markdown) => readLesson(markdown),
};

/** A compiler whose workers serve one of `apis` after the other, and how many of them have been ended. */
function compiler(...apis: readonly LessonCompilerApi[]) {
  let [started, ended] = [0, 0];
  const compiler = new LessonCompiler(() => {
    const { worker } = workerOf(apis[started++] ?? prompt);
    const terminate = worker.terminate.bind(worker);
    worker.terminate = () => {
      ended++;
      terminate();
    };
    return worker;
  });
  return { compiler, counts: () => ({ started, ended }) };
}

describe('the compiler in a worker', () => {
  test('gives what it gives on the page', async () => {
    const { compiler: own, counts } = compiler(prompt);
    expect(await own.read(wholeLesson)).toEqual(readLesson(wholeLesson));
    expect((await own.read('words')).problems).toMatchObject([{ line: 1 }]);
    expect(counts()).toEqual({ started: 1, ended: 0 });
  });

  test('that does not come says so', async () => {
    const worker = Object.assign(new EventTarget(), {
      postMessage: () => undefined,
      terminate: () => undefined,
    });
    const read = new LessonCompiler(() => worker as unknown as Worker).read('# T');
    worker.dispatchEvent(Object.assign(new Event('error'), { message: '' }));
    await expect(read).rejects.toMatchObject({ code: 'lesson-compiler-missing' });
  });
});

describe('a text that takes too long', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  const never: LessonCompilerApi = { ...prompt, read: () => new Promise(() => undefined) };

  test('is given up after two seconds, with its worker, and that is said', async () => {
    const { compiler: own, counts } = compiler(never);
    const read = own.read('# T');
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
    vi.advanceTimersByTime(1999);
    expect(counts()).toEqual({ started: 1, ended: 0 });
    vi.advanceTimersByTime(1);
    expect(await read).toEqual({
      lesson: undefined,
      problems: [
        {
          line: 1,
          sentence: {
            en: expect.stringMatching(/more than 2 seconds/) as string,
            zh: expect.stringMatching(/2 秒/) as string,
          },
        },
      ],
    });
    expect(counts()).toEqual({ started: 1, ended: 1 });
    expect((await own.read('# Next')).lesson?.title).toBe('Next');
    expect(counts()).toEqual({ started: 2, ended: 1 });
  });

  test('does not count the time that the code of the compiler takes to come', async () => {
    let arrive: (() => void) | undefined;
    const { compiler: own } = compiler({
      ...prompt,
      ready: () => new Promise((resolve) => (arrive = resolve)),
    });
    const read = own.read('# T');
    while (!arrive) await new Promise(setImmediate);
    vi.advanceTimersByTime(60_000);
    arrive();
    expect((await read).lesson?.title).toBe('T');
  });
});
