import type { MarkdownIt, Token } from 'markdown-it';

/** Full-width punctuation, which brings its own space. */
const punctuation = /[\u3000-\u303f\uff00-\uffef]/u;
/** Han characters, and the punctuation and full-width forms set among them. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/**
 * A line break in the source between two Chinese characters is no space in the text, also where one of them stands
 * in emphasis; nor is one beside full-width punctuation, whatever stands on its other side. Written here because `markdown-it-cjk-breaks` throws at a line that begins or ends with a formula.
 */
export function chineseBreaks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('chinese_breaks', (state) => {
    for (const { children } of state.tokens) {
      let before: Token | undefined;
      let breaks: Token[] = [];
      for (const token of children ?? []) {
        if (token.type === 'softbreak') breaks.push(token);
        else if (token.content !== '') {
          if (before && isClosed(before, token))
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
