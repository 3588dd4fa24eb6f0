import type { MarkdownIt, Token } from 'markdown-it';

/** Punctuation that ends no line, and such as begins none. */
const opening = /[\p{Ps}\p{Pi}]+$/u;
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]+/u;
/** TeX of a formula that may be too long for a line of a phone, which has to break it. */
const longest = 60;
/** A link to a definition in the source, which becomes a button: `code-links.ts`. */
const toSource = /\.(?:ts|py)#/;

/**
 * Keeps punctuation on the line of the formula or button that it stands beside without a space: browsers break lines before
 * and after what is laid out as a box, whatever stands there. To come after what joins lines.
 */
export function unbroken(markdown: MarkdownIt): void {
  markdown.core.ruler.push('unbroken', (state) => {
    const make = (type: 'text' | 'html_inline', content: string): Token =>
      Object.assign(new state.Token(type, '', 0), { content });
    for (const token of state.tokens) if (token.children) token.children = kept(token.children, make);
  });
}

function kept(parts: readonly Token[], make: (type: 'text' | 'html_inline', content: string) => Token): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < parts.length; i++) {
    const end = endOfBox(parts, i);
    const box = end === undefined ? parts.slice(i, i + 1) : parts.slice(i, end + 1);
    const before = end === undefined ? '' : taken(found.at(-1), opening);
    const after = end === undefined ? '' : taken(parts[end + 1], closing);
    if (before + after === '') found.push(...box);
    else
      found.push(
        make('html_inline', '<span class="unbroken">'),
        make('text', before),
        ...box,
        make('text', after),
        make('html_inline', '</span>'),
      );
    i += box.length - 1;
  }
  return found;
}

/** Where what begins at a token ends, if it is laid out as a box: a formula or button, also one that is emphasised. */
function endOfBox(parts: readonly Token[], start: number): number | undefined {
  const token = parts[start];
  if (token?.type === 'math_inline') return token.content.length > longest ? undefined : start;
  if (token?.nesting !== 1) return undefined;
  if (token.type === 'link_open' && toSource.test(String(token.attrGet('href'))))
    return parts.findIndex(({ type }, i) => i > start && type === 'link_close');
  const inner = endOfBox(parts, start + 1);
  return inner !== undefined && parts[inner + 1]?.nesting === -1 ? inner + 1 : undefined;
}

/** Takes what a pattern finds out of a piece of text. */
function taken(token: Token | undefined, pattern: RegExp): string {
  if (token?.type !== 'text') return '';
  const [found = ''] = pattern.exec(token.content) ?? [];
  token.content = token.content.replace(pattern, '');
  return found;
}
