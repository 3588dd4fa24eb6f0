import type { Token } from 'markdown-it';
import { cellNamed, cellProblem, propertyProblem } from './cells.ts';
import type { CellBlock, LessonProblem } from './lesson.ts';

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
  if (!name) return { line, message: given === '' ? 'A cell needs a name.' : `There is no cell "${given}".` };
  if (token.level > 0)
    return { line, message: `The cell ${name} stands in a list or a quotation; a cell stands by itself.` };
  // markdown-it closes an open fence at the end of the file, silently.
  if (end - 1 === start || !(source[end - 1] ?? '').trim().startsWith(token.markup))
    return { line, message: `The cell ${name} is not closed by a line ${token.markup}` };

  const properties: Record<string, string> = {};
  for (const [i, text] of token.content.split('\n').entries()) {
    if (text.trim() === '') continue;
    const at = line + 1 + i;
    const match = /^\s*([\w-]+)\s*:(.*)$/.exec(text);
    if (!match) return { line: at, message: `"${text.trim()}" is not of the form "property: value".` };
    const [key, value] = [match[1] ?? '', (match[2] ?? '').trim()];
    if (Object.hasOwn(properties, key)) return { line: at, message: `The property "${key}" is given twice.` };
    const problem = propertyProblem(name, key, value);
    if (problem !== undefined) return { line: at, message: `${problem}.` };
    properties[key] = value;
  }
  const problem = cellProblem(name, properties);
  if (problem !== undefined) return { line, message: `${problem}.` };
  const { id, ...rest } = properties;
  return { kind: 'cell', name, properties: rest, id: id === undefined ? fallbackId : `fig-${id}`, line };
}
