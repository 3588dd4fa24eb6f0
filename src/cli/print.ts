import { readable } from '../image/reader-error.ts';

/** Characters of a line that is printed: a path at its longest, with room for the words around it. */
const longestLine = 5000;

/** Text for the terminal: its lines, without the escape sequences that a name in it may hold. */
export const printable = (text: string): string =>
  text
    .split('\n')
    .map((line) => readable(line, longestLine))
    .join('\n');

/** Prints a result to stdout, and ends the line. Control characters of names become U+FFFD. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Prints what is said beside the results to stderr, likewise. */
export function note(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Prints a value to stdout as JSON, in which names stay what they are: their control characters are escaped. */
export function printJson(value: unknown): void {
  // JSON.stringify escapes those below U+0020 only.
  const text = JSON.stringify(value).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, i) => escaped(character.charCodeAt(i))).join(''),
  );
  process.stdout.write(`${text}\n`);
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
