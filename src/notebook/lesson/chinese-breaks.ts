import type { MarkdownIt, Token } from 'markdown-it';

/** Han characters, and the punctuation and full-width forms set among them. */
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/**
 * A line break in the source between two Chinese characters is no space in the text, also where one of them stands
 * in emphasis. Written here because `markdown-it-cjk-breaks` throws at a line that begins or ends with a formula.
 */
export function chineseBreaks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('chinese_breaks', (state) => {
    for (const { children } of state.tokens) {
      children?.forEach((token, i) => {
        if (token.type !== 'softbreak') return;
        const before = children.slice(0, i).findLast(hasText);
        const after = children.slice(i + 1).find(hasText);
        if (!before || !after || !isChinese(before, -1) || !isChinese(after, 0)) return;
        token.type = 'text';
        token.content = '';
      });
    }
  });
}

const hasText = (token: Token): boolean => token.content !== '';

const isChinese = (token: Token, place: 0 | -1): boolean =>
  token.type === 'text' && chinese.test([...token.content].at(place) ?? '');
