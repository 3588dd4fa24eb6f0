import { readdirSync } from 'node:fs';
import { publishedNumbers } from './published-numbers.ts';

const cards = readdirSync(new URL('../../weights/', import.meta.url))
  .filter((file) => file.endsWith('.md'))
  .map((file) => `weights/${file}`);

/** A measured quantity in a lesson's prose: a number with decimals, a percentage or a number of decibels. */
export interface Quoted {
  /** As it is written, its sign left out: whether something is lost or gained is told in words as often. */
  readonly text: string;
  readonly percent: boolean;
  /** Of its lesson, from 0 for what stands before the first heading of level 2. */
  readonly section: number;
  /** Files that a command writes and that its section names. */
  readonly documents: readonly string[];
  /** Whether its paragraph cites a table, a section, an equation or the abstract of the paper. */
  readonly citesPaper: boolean;
}

/** Numbers with decimals that nobody measured: they follow from a definition. */
export const facts: Readonly<Record<string, string>> = {
  '0.5': 'the highest frequency that a grid holds, in cycles per pixel',
  '0.25': 'the highest frequency that a grid of half the size holds, in pixels of the large one',
  '0.4488': 'the mean red of DIV2K as the official code has it; test/weights/mean-shift.test.ts',
  '0.4371': 'its mean green',
  '0.4040': 'its mean blue',
};

/** Counts in millions are told apart by their words: they are no measurement. */
const quantity = /(?<![\w.,])(\d+\.\d+(?!\d|\s?(?:million|万))|\d+(?=\s?(?:%|dB)))(\s?%)?/g;
const reference =
  /(?:[Ss]ections?|[Tt]ables?|[Ee]quations?|[Ff]igures?|第|表|式|图)\s?\d+(?:\.\d+)?(?:\s?(?:and|to|和|至)\s?(?:第\s?)?\d+(?:\.\d+)?)*/g;
const paper = /[Ss]ection \d|[Tt]able \d|[Ee]quations? \d|\(abstract|第 \d(?:\.\d)? 节|表 \d|式 \d|摘要/;

/** Prose without code, formulas, cells and the targets of links, in which numbers are not quoted. */
function proseOf(text: string): string {
  return text
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/\$\$[^]*?\$\$|\$[^$\n]*\$/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/arXiv [\d.]+\d/g, 'arXiv');
}

/** Files that a command writes; a card of `weights` also where the folder is named. */
function documentsIn(text: string): string[] {
  const commands = [...text.matchAll(/npm run (frequency|measuring|evaluate|attention|contributions)/g)].map(
    ([, name]) => `docs/${name}.md`,
  );
  const files = [...text.matchAll(/(?:docs|training|weights)\/[\w.-]+\.md/g)].map(([file]) => file);
  return [...new Set([...commands, ...files, ...(text.includes('`weights/`') ? cards : [])])];
}

/** A text with the footnotes that it refers to. */
function withFootnotes(text: string, lesson: string): string {
  const notes = [...text.matchAll(/\[\^([\w-]+)\](?!:)/g)].map(([, name]) =>
    lesson.split(/\n\s*\n/).find((paragraph) => paragraph.startsWith(`[^${name}]:`)),
  );
  return [text, ...notes].join('\n');
}

/** Every measured quantity that a lesson quotes. */
export function quotedIn(lesson: string): Quoted[] {
  return lesson.split(/^(?=## )/m).flatMap((text, section) => {
    const documents = documentsIn(withFootnotes(text, lesson));
    return proseOf(text)
      .split(/\n\s*\n/)
      .flatMap((paragraph) => {
        const numbers = paragraph.replaceAll(/`[^`]*`/g, '').replaceAll(reference, '');
        return [...numbers.matchAll(quantity)].map(([, number = '', sign]) => ({
          text: number,
          percent: sign !== undefined,
          section,
          documents,
          citesPaper: paper.test(withFootnotes(paragraph, lesson)),
        }));
      });
  });
}

/** Whether a document holds the number, or one that is it when rounded; of a percentage also the share. */
export function holds(document: string, { text, percent }: Pick<Quoted, 'text' | 'percent'>): boolean {
  const digits = text.split('.')[1]?.length ?? 0;
  return [...document.matchAll(/\d+(?:\.(\d+))?/g)].some(([number, decimals = '']) => {
    if (decimals.length >= digits && Number(number).toFixed(digits) === text) return true;
    return percent && decimals.length >= digits + 2 && (100 * Number(number)).toFixed(digits) === text;
  });
}

/**
 * The quantities of a lesson that no document holds and that are no facts; nor, where its paragraph cites a paper, is it
 * among the figures that are quoted of papers.
 */
export function unfounded(lesson: string, read: (document: string) => string): Quoted[] {
  return quotedIn(lesson).filter(
    (quoted) =>
      !(quoted.citesPaper && holds(publishedNumbers, quoted)) &&
      !Object.hasOwn(facts, quoted.text) &&
      !quoted.documents.some((document) => holds(read(document), quoted)),
  );
}
