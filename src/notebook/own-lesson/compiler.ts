import { ReaderError } from '../../image/reader-error.ts';
import type { ReadLesson } from '../../lessons/compiler/compile.ts';
import { boundProblems } from '../../lessons/compiler/problem-words.ts';
import { Worker } from '../../engine/page-worker.ts';
import { WorkerThread } from '../../session/rpc/worker-thread.ts';
import type { LessonCompilerApi } from './compiler-api.ts';

// Vite finds the worker by this very expression.
const startWorker = () => new Worker(new URL('./compiler-worker.ts', import.meta.url), { type: 'module' });

/** Milliseconds that a text may take, a hundred times what the longest page of the notebook does. */
const timeoutMs = 2000;

/**
 * The compiler of lessons for a reader's own, in a worker, so that no text stops the page: with markdown-it and KaTeX its
 * code is larger than the page. Code in lessons is not highlighted, as Shiki's grammars are larger still.
 */
export class LessonCompiler {
  readonly #thread: WorkerThread<LessonCompilerApi>;

  /** @param create starts a worker that serves `LessonCompilerApi` */
  constructor(create = startWorker) {
    this.#thread = new WorkerThread(create, 'lessons');
  }

  /**
   * Compiles a text; of one that takes more than `timeoutMs` only that is said, and the worker is ended. Texts are read
   * one at a time. Rejects with `ReaderError` `lesson-compiler-missing` when the worker's code could not be had.
   */
  async read(markdown: string): Promise<ReadLesson> {
    const { caller } = this.#thread;
    await caller.call('ready').catch(() => {
      throw compilerMissing();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<ReadLesson>((resolve) => {
      timer = setTimeout(() => {
        resolve({
          lesson: undefined,
          problems: [{ line: 1, sentence: boundProblems.time(timeoutMs / 1000) }],
        });
        this.#thread.end();
      }, timeoutMs);
    });
    try {
      return await Promise.race([caller.call('read', markdown), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const compilerMissing = (): ReaderError =>
  new ReaderError(
    'lesson-compiler-missing',
    'The part of the notebook that reads lessons could not be fetched. Check the network, then try again.',
  );
