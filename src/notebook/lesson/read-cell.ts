import type { Token } from 'markdown-it';
import { cellNamed, cellNames, cellProblem, propertyProblem } from './cells.ts';
import type { CellBlock, LessonProblem } from './lesson.ts';
import { cellProblems } from './problem-words.ts';

type Read = Omit<CellBlock, 'number'> | LessonProblem;

export const isCellFence = (token: Token): boolean =>
  token.type === 'fence' && /^cell(\s|$)/.test(token.info.trim());

/**
 * The cell that a fenced block describes, or what is wrong with it and in which line.
 * @param source the lines of the lesson
 * @param fallbackId of the figure, if the cell does not name one
 */
export function readCell(token: Token, source: readonly string[], fallbackId: string): Read {
  const [start, end] = token.map ?? [0, 0];
  const line = start + 1;
  const given = token.info.trim().slice('cell'.length).trim();
  const name = cellNamed(given);
  if (!name)
    return {
      line,
      sentence: given === '' ? cellProblems.unnamed(cellNames) : cellProblems.unknown(given, cellNames),
    };
  if (token.level > 0) return { line, sentence: cellProblems.nested(name) };
  // markdown-it closes an open fence at the end of the file, silently.
  if (end - 1 === start || !(source[end - 1] ?? '').trim().startsWith(token.markup))
    return { line, sentence: cellProblems.open(name, token.markup) };

  const properties: Record<string, string> = {};
  for (const [i, text] of token.content.split('\n').entries()) {
    if (text.trim() === '') continue;
    const at = line + 1 + i;
    const match = /^\s*([\w-]+)\s*:(.*)$/.exec(text);
    if (!match) return { line: at, sentence: cellProblems.noProperty(text.trim()) };
    const [key, value] = [match[1] ?? '', (match[2] ?? '').trim()];
    if (Object.hasOwn(properties, key)) return { line: at, sentence: cellProblems.propertyTwice(key) };
    const problem = propertyProblem(name, key, value);
    if (problem) return { line: at, sentence: problem };
    properties[key] = value;
  }
  const problem = cellProblem(name, properties);
  if (problem) return { line, sentence: problem };
  const { id, ...rest } = properties;
  return { kind: 'cell', name, properties: rest, id: id === undefined ? fallbackId : `fig-${id}`, line };
}
