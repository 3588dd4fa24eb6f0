import type { ReadLesson } from '../../lessons/compiler/compile.ts';

/** What the page asks of the worker that compiles a reader's lesson. */
export interface LessonCompilerApi {
  /** Answered once its code has run. */
  ready(): Promise<void>;
  read(markdown: string): Promise<ReadLesson>;
}
