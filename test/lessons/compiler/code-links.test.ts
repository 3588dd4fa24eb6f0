import { describe, expect, it } from 'vitest';
import { compileLesson, readLesson } from '../../../src/lessons/compiler/compile.ts';

const files: Readonly<Record<string, string>> = {
  'src/a.ts': ['', 'export function f(x: number): number {', '  return x < 1 ? 0 : x;', '}', ''].join('\n'),
};
const source = (path: string): string | undefined => files[path];
const link = (words: string, target = '../../src/a.ts#f') => `[${words}](${target})`;
const html = (...lines: string[]) =>
  compileLesson(['# T', '', ...lines].join('\n'), 'a.md', undefined, source)
    .blocks.map((block) => (block.kind === 'prose' ? block.html : ''))
    .join('');

describe('a link to code', () => {
  it('becomes a button with the line that the definition stands in now', () => {
    expect(html(`See ${link('`a.ts`, line #')} there.`)).toContain(
      '<p>See <button type="button" class="to-code" popovertarget="code-1"><code>a.ts</code>, line 2</button> there.</p>',
    );
  });

  it('opens the lines, which stand after the paragraph', () => {
    const page = html(`See ${link('f')}, and then`, 'some more.', '', 'The end.');
    const [before, after] = page.split('<div popover id="code-1"');
    expect(before).toMatch(/some more\.<\/p>\s*$/);
    expect(after).toContain('src/a.ts:2–4');
    expect(after).toContain('return x &#60; 1 ? 0 : x;\n}</code>');
    expect(after).toMatch(/<p>The end\.<\/p>\s*$/);
  });

  it('may stand in a table or a list, and twice', () => {
    const page = html(
      '| a | b |',
      '| - | - |',
      `| ${link('f')} | ${link('once more')} |`,
      '',
      `- ${link('f')}`,
    );
    expect(page.match(/popovertarget="code-\d"/g)).toHaveLength(3);
    expect(page.match(/<div popover id="code-[123]"/g)).toHaveLength(3);
    expect(page.indexOf('</table>')).toBeLessThan(page.indexOf('id="code-1"'));
    expect(page.indexOf('</ul>')).toBeLessThan(page.indexOf('id="code-3"'));
  });

  it('to a file or a name that is not there is a mistake, named with its line, in a table too', () => {
    const lines = [
      '# T',
      '',
      link('x', '../../src/b.ts#f'),
      '',
      '| a |',
      '| - |',
      '| b |',
      `| ${link('x', '../../src/a.ts#g')} |`,
    ];
    const { problems } = readLesson(lines.join('\n'), undefined, source);
    expect(problems.map(({ line, sentence }) => [line, sentence.en])).toEqual([
      [3, 'This project has no file "src/b.ts" that the link could show.'],
      [
        8,
        'Nothing in src/a.ts is called "g"; a link to code names a function, method, class, type or constant.',
      ],
    ]);
  });

  it('is words alone where the source is not at hand', () => {
    const { lesson, problems } = readLesson(`# T\n\nSee ${link('a.ts, line #')} there.`);
    expect(problems).toEqual([]);
    const [block] = lesson!.blocks;
    expect(block?.kind === 'prose' && block.html).toContain('<p>See <span>a.ts, line …</span> there.</p>');
  });
});
