import { describe, expect, test } from 'vitest';
import { compileLesson } from '../../../src/notebook/lesson/compile.ts';
import { LessonError, type LessonBlock } from '../../../src/notebook/lesson/lesson.ts';

const compile = (...lines: string[]) => compileLesson(lines.join('\n'), 'lessons/en/a.md');

/** The prose of a lesson that has no cells. */
function html(...lines: string[]): string {
  const blocks = compile('# Title', '', ...lines).blocks;
  expect(blocks).toHaveLength(1);
  const [block] = blocks;
  if (block?.kind !== 'prose') throw new Error('Prose was expected.');
  return block.html;
}

/** The error of a lesson that must not compile. */
function mistake(...lines: string[]): LessonError {
  try {
    compile(...lines);
  } catch (error) {
    if (error instanceof LessonError) return error;
    throw error;
  }
  throw new Error('The lesson was expected not to compile.');
}

describe('a lesson becomes prose and cells', () => {
  const lesson = compile(
    '# Channel *attention*',
    '',
    'Look first.',
    '',
    '```cell AttentionHeatmap',
    'site: body.2.body.4',
    'channel : 7',
    '```',
    '',
    '```cell ArchitectureMap',
    '```',
    'And after.',
  );

  test('in their order', () => {
    expect(lesson.blocks.map((block: LessonBlock) => block.kind)).toEqual(['prose', 'cell', 'cell', 'prose']);
  });

  test('with the words of the first heading as the title', () => {
    expect(lesson.title).toBe('Channel attention');
  });

  test('with the name, the properties and the line of a cell', () => {
    expect(lesson.blocks[1]).toEqual({
      kind: 'cell',
      name: 'AttentionHeatmap',
      properties: { site: 'body.2.body.4', channel: '7' },
      line: 5,
    });
    expect(lesson.blocks[2]).toEqual({ kind: 'cell', name: 'ArchitectureMap', properties: {}, line: 10 });
  });

  test('also with the line ends of Windows', () => {
    const windows = compile('# T\r', '\r', '```cell PixelShuffle\r', 'scale: 3\r', '```\r');
    expect(windows.blocks[1]).toMatchObject({ name: 'PixelShuffle', properties: { scale: '3' }, line: 3 });
  });
});

describe('prose', () => {
  test('shows raw HTML as text', () => {
    expect(html('<script>alert(1)</script>')).not.toContain('<script');
  });

  test('has no links that run scripts', () => {
    expect(html('[a](javascript:alert(1))')).not.toContain('href');
  });

  test('names headings by their words, in any script, and keeps the names apart', () => {
    const prose = html('## Long & short skips', '## 通道注意力', '## Long short skips', '## !');
    expect([...prose.matchAll(/<h2 id="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'long-short-skips',
      '通道注意力',
      'long-short-skips-2',
      'section',
    ]);
  });

  test('keeps other fenced blocks as code', () => {
    expect(html('```python', 'x = 1', '```')).toContain('<code class="language-python">x = 1');
  });
});

describe('formulas', () => {
  test('in a line become MathML', () => {
    const prose = html('The vector $z_c = \\frac{1}{HW} \\sum x_c$ is *pooled*.');
    expect(prose).toMatch(/The vector <span class="katex"><math[^]*<mfrac>[^]*<\/math><\/span> is <em>/);
  });

  test('on lines of their own become display MathML', () => {
    expect(html('$$', 's = f(W_U \\delta(W_D z))', '$$')).toMatch(/<p class="equation">[^]*display="block"/);
    expect(html('$$ s = z $$')).toContain('display="block"');
  });

  test('may end in a brace and are not read as Markdown', () => {
    const prose = html('The set $\\{a_1, b_2 * c * d\\}$.');
    expect(prose).toContain('<math');
    expect(prose).not.toContain('<em>');
  });

  test('are not seen in sums of money, in code or behind a backslash', () => {
    expect(html('It costs $5, not $6.', 'And `$a$`, and \\$b\\$.')).not.toContain('<math');
  });
});

describe('a mistake is named with its file and line', () => {
  test.each<[string, string[], number, RegExp]>([
    ['an unknown cell', ['# T', '', '```cell Atention', '```'], 3, /no cell "Atention"/],
    ['a name every object has', ['# T', '```cell toString', '```'], 2, /no cell "toString"/],
    ['a cell without a name', ['# T', '```cell', '```'], 2, /needs a name/],
    [
      'an unknown property',
      ['# T', '```cell GroupMaps', 'sort: up', '```'],
      3,
      /no property "sort"; it has site/,
    ],
    ['a bad value', ['# T', '```cell GroupMaps', 'site: body.x', '```'], 3, /"body.x" is no site/],
    ['an empty value', ['# T', '```cell GroupMaps', '', 'site:', '```'], 4, /"" is no site/],
    [
      'a property given twice',
      ['# T', '```cell PixelShuffle', 'scale: 2', 'scale: 3', '```'],
      4,
      /given twice/,
    ],
    [
      'a line that is no property',
      ['# T', '```cell GroupMaps', 'body.2', '```'],
      3,
      /"body.2" is not of the form/,
    ],
    ['a cell that is not closed', ['# T', '```cell GroupMaps', 'site: body.2'], 2, /not closed/],
    ['a cell that ends the file', ['# T', '```cell GroupMaps'], 2, /not closed/],
    ['a cell in a list', ['# T', '- a', '', '  ```cell GroupMaps', '  ```'], 4, /stands in a list/],
    [
      'a formula with an unknown command',
      ['# T', '', 'one', 'two $\\nonsense$'],
      4,
      /formula cannot be read/,
    ],
    [
      'a display formula with a missing brace',
      ['# T', '', '$$', '\\frac{1', '$$'],
      3,
      /formula cannot be read/,
    ],
    ['no heading', ['Words only.'], 1, /needs a heading/],
  ])('%s', (_, lines, line, problem) => {
    const error = mistake(...lines);
    expect(error.message).toMatch(problem);
    expect(error.message.startsWith(`lessons/en/a.md:${line}: `)).toBe(true);
    expect(error).toMatchObject({ file: 'lessons/en/a.md', line });
  });
});
