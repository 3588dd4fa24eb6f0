import MarkdownIt, { type Token } from 'markdown-it';
import { chineseBreaks } from './chinese-breaks.ts';
import { cellNamed, propertyProblem } from './cells.ts';
import { LessonError, type CellBlock, type Lesson, type LessonBlock } from './lesson.ts';
import { maths, renderMaths } from './maths.ts';

const markdownIt = new MarkdownIt({ html: false, typographer: false }).use(maths).use(chineseBreaks);

/** Ends the compilation with a LessonError at a line of the lesson. */
type Fail = (line: number, problem: string) => never;

/**
 * Compiles a lesson: Markdown in which a fenced block named `cell` is a live figure,
 *
 *     ```cell AttentionHeatmap
 *     site: body.2
 *     ```
 *
 * into prose and checked cells in their order. Raw HTML is shown as text. Headings get ids made from their words.
 * @param filename named in errors
 * @throws LessonError for an unknown cell or property, a bad value, a cell that is not closed or does not stand by
 *   itself, a formula that cannot be read, and a lesson without a heading
 */
export function compileLesson(markdown: string, filename: string): Lesson {
  const fail: Fail = (line, problem) => {
    throw new LessonError(filename, line, problem);
  };
  const environment = {};
  const tokens = markdownIt.parse(markdown, environment);
  const source = markdown.split(/\r\n?|\n/);
  renderMaths(tokens, fail);
  const [title = fail(1, 'A lesson needs a heading, such as "# Channel attention".')] = nameHeadings(tokens);

  const blocks: LessonBlock[] = [];
  let prose: Token[] = [];
  const endProse = () => {
    const html = markdownIt.renderer.render(prose, markdownIt.options, environment);
    if (html !== '') blocks.push({ kind: 'prose', html });
    prose = [];
  };
  for (const token of tokens) {
    if (token.type === 'fence' && /^cell(\s|$)/.test(token.info.trim())) {
      endProse();
      blocks.push(readCell(token, source, fail));
    } else {
      prose.push(token);
    }
  }
  endProse();
  return { title, blocks };
}

function readCell(token: Token, source: readonly string[], fail: Fail): CellBlock {
  const [start, end] = token.map ?? [0, 0];
  const line = start + 1;
  const given = token.info.trim().slice('cell'.length).trim();
  const name =
    cellNamed(given) ?? fail(line, given === '' ? 'A cell needs a name.' : `There is no cell "${given}".`);
  if (token.level > 0)
    fail(line, `The cell ${name} stands in a list or a quotation; a cell stands by itself.`);
  // markdown-it closes an open fence at the end of the file, silently.
  if (end - 1 === start || !(source[end - 1] ?? '').trim().startsWith(token.markup)) {
    fail(line, `The cell ${name} is not closed by a line ${token.markup}`);
  }

  const properties: Record<string, string> = {};
  token.content.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    const at = line + 1 + i;
    const match =
      /^\s*([\w-]+)\s*:(.*)$/.exec(text) ??
      fail(at, `"${text.trim()}" is not of the form "property: value".`);
    const [key, value] = [match[1] ?? '', (match[2] ?? '').trim()];
    if (Object.hasOwn(properties, key)) fail(at, `The property "${key}" is given twice.`);
    const problem = propertyProblem(name, key, value);
    if (problem !== undefined) fail(at, `${problem}.`);
    properties[key] = value;
  });
  return { kind: 'cell', name, properties, line };
}

/** Gives every heading an id and returns their texts. A second heading of the same words gets "-2", and so on. */
function nameHeadings(tokens: readonly Token[]): string[] {
  const ids = new Set<string>();
  const texts: string[] = [];
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const parts = tokens[i + 1]?.children ?? [];
    const text = parts
      .filter((part) => part.type === 'text' || part.type === 'code_inline')
      .map((part) => part.content)
      .join('')
      .trim();
    const words =
      text
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join('-') ?? 'section';
    let id = words;
    for (let n = 2; ids.has(id); n++) id = `${words}-${n}`;
    ids.add(id);
    texts.push(text);
    token.attrSet('id', id);
  });
  return texts;
}
