import type { CellName } from './cells.ts';

/** Prose between two cells, ready to be put into the page. */
export interface ProseBlock {
  readonly kind: 'prose';
  readonly html: string;
}

/** A live cell: which figure, and what the lesson asks of it. `line` is where it stands in the Markdown. */
export interface CellBlock {
  readonly kind: 'cell';
  readonly name: CellName;
  readonly properties: Readonly<Record<string, string>>;
  readonly line: number;
}

export type LessonBlock = ProseBlock | CellBlock;

/** A compiled lesson. `title` is the text of its first heading. */
export interface Lesson {
  readonly title: string;
  readonly blocks: readonly LessonBlock[];
}

/** A mistake in a lesson's Markdown; `message` begins with `file:line:`. */
export class LessonError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'LessonError';
    this.file = file;
    this.line = line;
  }
}
