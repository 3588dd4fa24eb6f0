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
      children?.forEach((token, i) => {
        if (token.type !== 'softbreak') return;
        const before = children.slice(0, i).findLast(hasText);
        const after = children.slice(i + 1).find(hasText);
        if (!before || !after) return;
        const joined = is(chinese, before, -1) && is(chinese, after, 0);
        if (!joined && !is(punctuation, before, -1) && !is(punctuation, after, 0)) return;
        token.type = 'text';
        token.content = '';
      });
    }
  });
}

const hasText = (token: Token): boolean => token.content !== '';

const is = (kind: RegExp, token: Token, place: 0 | -1): boolean =>
  token.type === 'text' && kind.test([...token.content].at(place) ?? '');
