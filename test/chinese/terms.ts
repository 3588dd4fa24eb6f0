import { readFileSync } from 'node:fs';

/** A row of the list of terms. */
export interface Term {
  readonly english: string;
  readonly chinese: string;
  /** What Chinese text must not hold; `N` is any number. */
  readonly refused: readonly string[];
  /** Phrases in which the same characters are right. */
  readonly fine: readonly string[];
}

const words = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '');

/** The rows of `lessons/terms.md`. */
export const terms: readonly Term[] = readFileSync(new URL('../../lessons/terms.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!-|English )/.test(line))
  .map((line) => {
    const [english = '', chinese = '', refused = '', fine = ''] = line.split('|').slice(1, 5);
    return { english: english.trim(), chinese: chinese.trim(), refused: words(refused), fine: words(fine) };
  });

/** Stands for what a program puts into a text. */
export const value = '\uFFFC';

/** A phrase as a pattern: `N` stands for a number. */
const pattern = (phrase: string) =>
  phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('N', String.raw`(?:\d+|${value})`);

const rules = terms
  .filter(({ refused }) => refused.length > 0)
  .map(({ chinese, refused, fine }) => ({
    chinese,
    // The longest phrase first: it may hold a shorter one.
    fine:
      fine.length > 0 &&
      new RegExp(
        fine
          .toSorted((a, b) => b.length - a.length)
          .map(pattern)
          .join('|'),
        'g',
      ),
    refused: new RegExp(refused.map(pattern).join('|'), 'g'),
  }));

/** What a Chinese text says that the list refuses: the word with what stands around it, and what to say. */
export const refusedIn = (text: string): string[] =>
  rules.flatMap(({ chinese, fine, refused }) => {
    const rest = fine ? text.replaceAll(fine, (phrase) => '\u2003'.repeat(phrase.length)) : text;
    return [...rest.matchAll(refused)].map(
      ({ 0: word, index }) =>
        `“${word}” in “${text.slice(Math.max(0, index - 12), index + word.length + 12)}”: ${chinese}`,
    );
  });
