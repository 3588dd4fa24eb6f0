import { expect, test } from 'vitest';
import { lessonMarkdown } from '../../../src/lessons/compiler/lesson-markdown.ts';

/** A paragraph with what is kept on one line in brackets, and formulas as the sign ∎. */
function kept(paragraph: string): string {
  const parser = lessonMarkdown();
  parser.renderer.rules['math_inline'] = () => '∎';
  return parser.renderInline(paragraph).replaceAll(/<span class="unbroken">([^]*?)<\/span>/g, '[$1]');
}

test.each([
  ['a full stop after a formula', '系数为 $r$。然后相加。', '系数为 [∎。]然后相加。'],
  ['several signs', '见 $r$”），等等', '见 [∎”），]等等'],
  ['what opens before it', '网络（$r$ 是系数）', '网络[（∎] 是系数）'],
  ['each formula with its own', '（$r$、$s$）', '[（∎、][∎）]'],
  ['English as Chinese', 'The factor ($r$), and $n$-th.', 'The factor [(∎),] and [∎-]th.'],
  ['an emphasised formula', '系数 **$r$**。', '系数 [<strong>∎</strong>。]'],
  ['a link that becomes a button', '见 [a](../../a.py#f)。', '见 [<a href="../../a.py#f">a</a>。]'],
])('punctuation stays on the line of what it stands beside: %s', (_, paragraph, expected) => {
  expect(kept(paragraph)).toBe(expected);
});

test.each([
  ['a formula between spaces', '系数 $r$ 是一。', '系数 ∎ 是一。'],
  ['letters, which lines may break before', '系数$r$是一', '系数∎是一'],
  ['code, which is text', '写作 `x`。', '写作 <code>x</code>。'],
  ['a formula that fills a line', `取 $${'a + '.repeat(20)}b$。`, '取 ∎。'],
  ['other links', '见 [题](#t)。', '见 <a href="#t">题</a>。'],
])('nothing is kept together that needs not be: %s', (_, paragraph, expected) => {
  expect(kept(paragraph)).toBe(expected);
});
