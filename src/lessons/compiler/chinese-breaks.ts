import type { MarkdownIt, Token } from 'markdown-it';

/** Full-width punctuation, whose glyphs include spacing. */
const punctuation = /[\u3000-\u303f\uff00-\uffef]/u;
/** Han characters, and the punctuation and full-width forms set among them. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/**
 * Removes line breaks in the source between two Chinese characters, also across emphasis, and beside full-width
 * punctuation: they would be spaces in the text. `markdown-it-cjk-breaks` throws at a line that begins or ends with a
 * formula.
 */
export function chineseBreaks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('chinese_breaks', (state) => {
    for (const { children } of state.tokens) {
      let before: Token | undefined;
      let breaks: Token[] = [];
      for (const token of children ?? []) {
        if (token.type === 'softbreak') breaks.push(token);
        else if (token.content !== '') {
          if (before && breaks.length > 0 && isClosed(before, token))
            for (const gap of breaks) Object.assign(gap, { type: 'text', content: '' });
          before = token;
          breaks = [];
        }
      }
    }
  });
}

/** Whether no space belongs between two pieces of text. */
const isClosed = (before: Token, after: Token): boolean =>
  (is(chinese, before, -1) && is(chinese, after, 0)) ||
  is(punctuation, before, -1) ||
  is(punctuation, after, 0);

const is = (kind: RegExp, token: Token, place: 0 | -1): boolean =>
  token.type === 'text' && kind.test([...token.content].at(place) ?? '');
