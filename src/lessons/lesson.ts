import type { CellSetup } from '../figures/cell-setup.ts';
import type { Sentence } from '../figures/properties/problems.ts';
import type { CellName } from '../figures/registry.ts';
import type { TourStep } from '../figures/tour/read-step.ts';

/** Prose between two cells, ready to be put into the page. */
export interface ProseBlock {
  readonly kind: 'prose';
  readonly html: string;
  /** The number of the section whose heading it begins with. */
  readonly section?: number;
}

/** A live cell: a figure and its properties and settings. */
export interface CellBlock extends CellSetup {
  readonly kind: 'cell';
  readonly name: CellName;
  /** Its number among the figures of its lesson, or among the questions, from 1. */
  readonly number: number;
  /** Id of the figure in the page, for links: from the property `id`, or else from its position. */
  readonly id: string;
  /** The stops of a guided tour, where its cell names some. */
  readonly steps?: readonly TourStep[];
  /** Whether a link in the text sets it as its cell says. */
  readonly isSetByText?: boolean;
  /** Line of the Markdown, from 1. */
  readonly line: number;
}

/** Takes the place of a cell that could not be read, so that the rest of a lesson can be shown. */
export interface ProblemBlock extends LessonProblem {
  readonly kind: 'problem';
}

export type LessonBlock = ProseBlock | CellBlock | ProblemBlock;

/** Whether a block is a cell. */
export const isCell = (block: LessonBlock): block is CellBlock => block.kind === 'cell';

export interface Heading {
  /** 1 for the title. */
  readonly level: number;
  readonly id: string;
  readonly text: string;
  /** Sections, which are headings of level 2 in no list or quotation, are numbered from 1. */
  readonly number?: number;
}

/** A compiled lesson. `title` is the text of its first heading, empty if it has none. */
export interface Lesson {
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly blocks: readonly LessonBlock[];
}

/** A problem of a lesson, with the line of its Markdown, counted from 1. */
export interface LessonProblem {
  readonly line: number;
  readonly sentence: Sentence;
}

/** Records a problem. */
export type Report = (line: number, sentence: Sentence) => void;

/** A lesson whose Markdown has mistakes; `message` has a line `file:line: problem` for each of them. */
export class LessonError extends Error {
  readonly file: string;
  readonly line: number;
  readonly problems: readonly LessonProblem[];

  constructor(file: string, problems: readonly LessonProblem[]) {
    super(problems.map(({ line, sentence }) => `${file}:${line}: ${sentence.en}`).join('\n'));
    this.name = 'LessonError';
    this.file = file;
    this.line = problems[0]?.line ?? 1;
    this.problems = problems;
  }
}
