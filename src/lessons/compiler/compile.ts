import type { Token } from 'markdown-it';
import { readable } from '../../image/reader-error.ts';
import type { Sentence } from '../../figures/properties/problems.ts';
import { isFigure } from '../../figures/registry.ts';
import { boundHtml, TooMuch } from './bounded.ts';
import { bounds } from './bounds.ts';
import { linkCode, type ReadSource } from './code-links.ts';
import { beginsSection, nameHeadings } from './headings.ts';
import { LessonError, type CellBlock, type Lesson, type LessonBlock, type LessonProblem } from '../lesson.ts';
import type { Highlight } from '../code/highlight.ts';
import { lessonMarkdown } from './lesson-markdown.ts';
import { renderMaths } from './maths.ts';
import { reportHtml } from './raw-html.ts';
import { boundProblems, cellProblems, proseProblems } from './problem-words.ts';
import { isCellFence, readCell } from './read-cell.ts';
import { resolveReferences } from './references.ts';
import { refuseAddresses } from './refused-addresses.ts';

/** A lesson as far as it could be compiled, and its problems in the order of lines. */
export interface ReadLesson {
  /** Undefined where the text is more than can be compiled: then the only problem says so. */
  readonly lesson: Lesson | undefined;
  readonly problems: readonly LessonProblem[];
}

/**
 * Reads a lesson: Markdown in which a fenced block named `cell` is a live figure,
 *
 *     ```cell AttentionHeatmap
 *     id: heat-map
 *     site: body.2
 *     ```
 *
 * into blocks of prose, one per section at least, and checked cells, in order. Figures and sections are numbered;
 * `[figure #](#fig-heat-map)` refers to one, and `[rcan.ts, line #](../../src/model/rcan.ts#caLayer)` shows lines of this
 * project's source. Problems are collected with their line: an unknown cell or property, a bad value, a cell that is not
 * closed or is nested, a formula that cannot be parsed, HTML, a link without target or to a script, an image that is not
 * in the lesson, a missing title. Everything else is compiled, in time that grows with the text: what is beyond the
 * `bounds` is not compiled at all.
 * @param source gives files of this project; without it, links to code become plain text
 */
export function readLesson(markdown: string, highlight?: Highlight, source?: ReadSource): ReadLesson {
  try {
    if (markdown.length > bounds.text) throw new TooMuch(1, boundProblems.text(bounds.text));
    return readBounded(markdown, linesOf(markdown), highlight, source);
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { lesson: undefined, problems: [{ line: error.line, sentence: error.sentence }] };
  }
}

function linesOf(markdown: string): readonly string[] {
  const lines = markdown.split(/\r\n?|\n/);
  if (lines.length > bounds.lines) throw new TooMuch(bounds.lines + 1, boundProblems.lines(bounds.lines));
  return lines;
}

/** @param lines of the text */
function readBounded(
  markdown: string,
  lines: readonly string[],
  highlight: Highlight | undefined,
  source: ReadSource | undefined,
): ReadLesson & { readonly lesson: Lesson } {
  const problems: LessonProblem[] = [];
  const report = (line: number, sentence: Sentence): void =>
    void problems.push({ line, sentence: toBeRead(sentence) });
  const parser = lessonMarkdown(highlight);
  const environment = {};
  const tokens = parser.parse(markdown, environment);
  const headings = nameHeadings(tokens);
  if (headings.length === 0) report(1, proseProblems.noHeading());
  reportHtml(tokens, report);
  linkCode(tokens, source, report, highlight);
  refuseAddresses(tokens, report);

  const cells = readCells(tokens, lines);
  const read = [...cells.values()].flat();
  for (const block of read) if (block.kind === 'problem') report(block.line, block.sentence);
  const setByText = resolveReferences(tokens, headings, read, report);
  boundHtml(tokens);
  renderMaths(tokens, report);

  const blocks: LessonBlock[] = [];
  let shownProblems = 0;
  let prose: Token[] = [];
  const endProse = (): void => {
    const html = parser.renderer.render(prose, parser.options, environment);
    const [first] = prose;
    const section = first && beginsSection(first) ? { section: Number(first.attrGet('data-number')) } : {};
    if (html !== '') blocks.push({ kind: 'prose', html, ...section });
    prose = [];
  };
  for (const token of tokens) {
    const cell = cells.get(token);
    if (beginsSection(token)) endProse();
    if (!cell) prose.push(token);
    else {
      endProse();
      for (const block of cell)
        if (block.kind === 'cell')
          blocks.push(setByText.has(block.id) ? { ...block, isSetByText: true } : block);
        else if (++shownProblems <= bounds.problems) blocks.push(block);
    }
  }
  endProse();
  return {
    lesson: { title: headings[0]?.text ?? '', headings, blocks },
    problems: firstProblems(problems.toSorted((a, b) => a.line - b.line)),
  };
}

/** Sentences quote the text, which may be long and hold characters that nobody sees. */
const toBeRead = ({ en, zh }: Sentence): Sentence => ({
  en: readable(en, longestSentence),
  zh: readable(zh, longestSentence),
});

/** As many problems as are told, the last of which may say how many more there are. */
function firstProblems(problems: readonly LessonProblem[]): readonly LessonProblem[] {
  const more = problems[bounds.problems];
  if (!more) return problems;
  const sentence = boundProblems.more(problems.length - bounds.problems);
  return [...problems.slice(0, bounds.problems), { line: more.line, sentence }];
}

/**
 * As `readLesson`, for lessons that must have no problems.
 * @param filename named in errors
 * @throws LessonError naming everything that is wrong
 */
export function compileLesson(
  markdown: string,
  filename: string,
  highlight?: Highlight,
  source?: ReadSource,
): Lesson {
  const { lesson, problems } = readLesson(markdown, highlight, source);
  if (!lesson || problems.length > 0) throw new LessonError(filename, problems);
  return lesson;
}

/** Characters of a problem's sentence. */
const longestSentence = 500;

type ReadBlock = Exclude<LessonBlock, { kind: 'prose' }>;

/** For every fence named `cell` its block in the page: the cell, or its problems. */
function readCells(tokens: readonly Token[], source: readonly string[]): Map<Token, readonly ReadBlock[]> {
  const found = new Map<Token, readonly ReadBlock[]>();
  const cells: CellBlock[] = [];
  const problem = ({ line, sentence }: LessonProblem): ReadBlock => ({
    kind: 'problem',
    line,
    sentence: toBeRead(sentence),
  });
  const fences = tokens.filter(isCellFence);
  const last = fences[bounds.cells];
  if (last) throw new TooMuch((last.map?.[0] ?? 0) + 1, boundProblems.cells(bounds.cells));
  for (const token of fences) {
    const read = readCell(token, source, `cell-${found.size + 1}`);
    if ('problems' in read) found.set(token, read.problems.map(problem));
    else if (cells.some(({ id }) => id === read.id)) {
      found.set(token, [problem({ line: read.line, sentence: cellProblems.sameId(read.id.slice(4)) })]);
    } else {
      const number = cells.filter(({ name }) => isFigure(name) === isFigure(read.name)).length + 1;
      const cell = { ...read, number };
      cells.push(cell);
      found.set(token, [cell]);
    }
  }
  return found;
}
