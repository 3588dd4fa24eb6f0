import { beforeAll, expect, test } from 'vitest';
import {
  createHighlight,
  createMarkedHighlight,
  type Highlight,
  type HighlightMarked,
} from '../../../src/lessons/code/highlight.ts';

let highlight: Highlight;
let highlightMarked: HighlightMarked;
beforeAll(async () => {
  highlight = await createHighlight();
  highlightMarked = await createMarkedHighlight();
});

/** The code of one line as HTML, without what is around it. */
const line = (html: string | undefined): string | undefined =>
  /^<pre class="shiki" tabindex="0"><code><span class="line">(.*)<\/span><\/code><\/pre>$/.exec(html ?? '')?.[1];

test('what has a colour of its own is named by a class, the rest by nothing', () => {
  expect(line(highlight('if (z) return "a"; // one', 'typescript'))).toBe(
    '<span class="keyword">if</span> (z) <span class="keyword">return</span><span class="string"> "a"</span>; ' +
      '<span class="quiet">// one</span>',
  );
});

test('neighbours of one colour are one element', () => {
  expect(line(highlight('f((1, 2))', 'python'))).toBe(
    'f<span class="quiet">((</span><span class="keyword">1</span><span class="quiet">, </span><span class="keyword">2</span><span class="quiet">))</span>',
  );
});

test('marks stay, whatever they stand on', () => {
  const code = 'const z = g(x);';
  const html = highlightMarked(code, 'typescript', [
    { start: 6, end: 7, symbol: 'z' },
    { start: 10, end: 14, symbol: 'g' },
    { start: 12, end: 13, symbol: 'x' },
  ]);
  expect([...html.matchAll(/data-symbol="(\w)"/g)].map(([, symbol]) => symbol)).toEqual(['z', 'g', 'x']);
  expect(html.replace(/<[^>]*>/g, '')).toBe(code);
});

test('code in a language that is not known is left as it is', () => {
  expect(highlight('x', 'fortran')).toBeUndefined();
});
