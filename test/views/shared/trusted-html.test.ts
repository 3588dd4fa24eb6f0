import { expect, test } from 'vitest';
import { trustedHtml } from '../../../src/views/shared/trusted-html.ts';

test('HTML of lessons and formulas stays as it is', () => {
  const html =
    '<p>One &lt;script&gt; <code>&lt;base&gt;</code> <math><mi>x</mi></math> <a href="#m">based</a></p>';
  expect(trustedHtml(html)).toBe(html);
});

test.each([
  '<script>a()</script>',
  '<p><IFRAME srcdoc="">',
  '<base href="//e">',
  '<meta http-equiv="refresh">',
])('what runs or loads something is none of it: %s', (html) => {
  expect(() => trustedHtml(html)).toThrow(TypeError);
});
