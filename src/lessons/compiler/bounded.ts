import type { MarkdownIt, Token } from 'markdown-it';
import type { Sentence } from '../../figures/properties/problems.ts';
import { bounds } from './bounds.ts';
import { boundProblems } from './problem-words.ts';

/** Thrown where a lesson passes one of its `bounds`; it is not compiled any further. */
export class TooMuch extends Error {
  readonly line: number;
  readonly sentence: Sentence;

  /** @param line of the Markdown, from 1 */
  constructor(line: number, sentence: Sentence) {
    super(sentence.en);
    this.name = 'TooMuch';
    this.line = line;
    this.sentence = sentence;
  }
}

/** An image that is written into the text, whose characters are not parsed one by one. */
const writtenImage = /data:image\/[a-z]+;base64,[\w+/=]*/g;
/** What begins or ends a link, image, footnote, formula, code, emphasis, entity or line. */
const mark = /[[\]!*_~$`<&^\\\n]/g;

/** Makes the parser throw `TooMuch` as soon as a lesson passes its `bounds`. */
export function bounded(markdown: MarkdownIt): void {
  markdown.block.ruler.before('table', 'bounded', ({ tokens }, startLine) => {
    if (tokens.length > bounds.blocks) throw new TooMuch(startLine + 1, boundProblems.blocks(bounds.blocks / 3));
    return false;
  });

  // In place of the rule of the same name, which parses all paragraphs without a word between them.
  markdown.core.ruler.at('inline', ({ md, env, tokens }) => {
    let [line, marks] = [1, 0];
    if (tokens.length > bounds.blocks) throw new TooMuch(line, boundProblems.blocks(bounds.blocks / 3));
    for (const { type, map, content, children } of tokens) {
      line = map ? map[0] + 1 : line;
      if (type !== 'inline' || !children) continue;
      const written = content.replaceAll(writtenImage, '');
      if (written.length > bounds.paragraph)
        throw new TooMuch(line, boundProblems.paragraph(written.length, bounds.paragraph));
      marks += written.match(mark)?.length ?? 0;
      if (marks > bounds.marks) throw new TooMuch(line, boundProblems.marks(bounds.marks));
      try {
        md.inline.parse(content, md, env, children);
      } catch (error) {
        // Images in the words of images, and footnotes in footnotes, are parsed within each other.
        throw error instanceof RangeError ? new TooMuch(line, boundProblems.nested()) : error;
      }
      if (footnotesIn(env) > bounds.footnotes)
        throw new TooMuch(line, boundProblems.footnotes(bounds.footnotes));
    }
  });
}

/** The count of footnotes that markdown-it-footnote has met so far, which it keeps in what the parser hands around. */
function footnotesIn({ footnotes }: Record<string, unknown>): number {
  const list = (footnotes as { readonly list?: readonly unknown[] } | undefined)?.list;
  return list?.length ?? 0;
}

/** Throws `TooMuch` where the HTML of a lesson's paragraphs would be longer than its bound. */
export function boundHtml(tokens: readonly Token[]): void {
  let [line, length] = [1, 0];
  for (const { map, children } of tokens) {
    line = map ? map[0] + 1 : line;
    for (const { attrs, content } of children ?? [])
      length += content.length + (attrs ?? []).reduce((sum, [, value]) => sum + String(value).length, 0);
    if (length > bounds.html) throw new TooMuch(line, boundProblems.html(bounds.html / 2 ** 20));
  }
}
