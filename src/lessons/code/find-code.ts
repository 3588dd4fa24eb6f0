/** Lines of a file, counted from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

const keyword =
  '(?:export\\s+)?(?:default\\s+)?(?:abstract\\s+)?(?:async\\s+)?(?:function\\*?|const|class|interface|type|def)\\s+';
const modifiers = '(?:(?:private|protected|public|static|override|async|get|set)\\s+)*\\*?';

/**
 * The lines of the definition of a function, method, class, type or constant, in TypeScript or Python as a formatter lays
 * it out: a definition ends with the lines that are indented under it. Undefined where no definition has the name.
 */
export function findCode(source: string, name: string): LineRange | undefined {
  const lines = source.split('\n');
  const word = name.replace(/[^\w$]/g, '');
  if (word !== name || word === '') return undefined;
  const declared = new RegExp(`^\\s*${keyword}${word}\\b`);
  const method = new RegExp(`^\\s+${modifiers}${word}(?:<[^(]*>)?\\(`);
  for (const [i, line] of lines.entries()) {
    const isMethod = !declared.test(line) && method.test(line);
    if (!isMethod && !declared.test(line)) continue;
    const last = lastLine(lines, i);
    // A call matches like a method, but does not end in `}`.
    if (!isMethod || lines[last]?.trim() === '}') return { first: i + 1, last: last + 1 };
  }
  return undefined;
}

const indent = (line: string): number => line.length - line.trimStart().length;

/** Index of the last line of the definition that begins at index `start`. */
function lastLine(lines: readonly string[], start: number): number {
  const own = indent(lines[start] ?? '');
  let last = start;
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    const closes = indent(line) === own && /^\s*[)\]}]/.test(line);
    if (indent(line) <= own && !closes) break;
    last = i;
    // The closing line of a signature over several lines opens the body.
    if (closes && !/[{(:]$/.test(line)) break;
  }
  return last;
}
