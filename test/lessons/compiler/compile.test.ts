import { describe, expect, test } from 'vitest';
import { compileLesson, readLesson } from '../../../src/lessons/compiler/compile.ts';
import { isCell, LessonError, type Lesson, type LessonBlock } from '../../../src/lessons/lesson.ts';
import { sectionNumbers } from '../../../src/lessons/sections.ts';

const compile = (...lines: string[]) => compileLesson(lines.join('\n'), 'lessons/en/a.md');

/** The prose of a lesson that has no cells. */
function html(...lines: string[]): string {
  return proseOf(compile('# Title', '', ...lines));
}

/** All prose of a lesson. */
const proseOf = ({ blocks }: Lesson): string =>
  blocks.map((block) => (block.kind === 'prose' ? block.html : '')).join('');

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

  test('with the name, the view and the line of a cell', () => {
    expect(lesson.blocks[1]).toEqual({
      kind: 'cell',
      name: 'AttentionHeatmap',
      view: { site: 'body.2.body.4', channel: 7 },
      properties: {},
      settings: {},
      number: 1,
      id: 'cell-1',
      line: 5,
    });
    expect(lesson.blocks[2]).toMatchObject({ name: 'ArchitectureMap', view: {}, number: 2, line: 10 });
  });

  test('also with the line ends of Windows', () => {
    const windows = compile('# T\r', '\r', '```cell PixelShuffle\r', 'scale: 3\r', '```\r');
    expect(windows.blocks[1]).toMatchObject({ name: 'PixelShuffle', settings: { scale: 3 }, line: 3 });
  });
});

describe('a cell', () => {
  const setupOf = (...lines: string[]) => {
    const block = compile('# T', '', ...lines, '```').blocks[1];
    if (block?.kind !== 'cell') throw new Error('A cell was expected.');
    return { view: block.view, properties: block.properties, settings: block.settings };
  };

  test('names any part of the view that its words speak of', () => {
    const lines = ['site: tail:input', 'channel: 0', 'image: zone-plate', 'scale: 4'];
    const edits = 'edits: mute@body.1.body.2.body.3.conv_du/5,7;gate@tail:input=0.5';
    expect(setupOf('```cell Spectrum', ...lines, edits)).toEqual({
      view: {
        site: 'tail:input',
        channel: 0,
        image: 'zone-plate',
        scale: 4,
        edits: [
          { kind: 'mute', site: 'body.1.body.2.body.3.conv_du', channels: [5, 7] },
          { kind: 'gate', site: 'tail:input', value: 0.5 },
        ],
      },
      properties: {},
      settings: {},
    });
  });

  test('can ask for a network without edits', () => {
    expect(setupOf('```cell InterventionPanel', 'edits: none').view).toEqual({ edits: [] });
  });

  test('keeps what its figure alone begins with apart: a scale of the shuffle is not the page’s', () => {
    expect(setupOf('```cell PixelShuffle', 'scale: 8', 'image: facade')).toEqual({
      view: { image: 'facade' },
      properties: {},
      settings: { scale: 8 },
    });
    expect(setupOf('```cell GroupMaps', 'range: own', 'scale: 3')).toEqual({
      view: { scale: 3 },
      properties: {},
      settings: { range: 'own' },
    });
  });

  test('that asks has its choices apart', () => {
    const question = ['ask: Which?', 'answer: long-skip-high-frequency', 'choices: this | that'];
    expect(setupOf('```cell Question', ...question)).toEqual({
      view: {},
      properties: { ask: 'Which?', answer: 'long-skip-high-frequency', choices: ['this', 'that'] },
      settings: {},
    });
  });

  test('with several mistakes has them all named, each with its line', () => {
    const { lesson, problems } = readLesson(
      ['# T', '```cell Spectrum', 'scale: 5', 'site: body.0', 'image: mona-lisa', 'channel: -1', '```'].join(
        '\n',
      ),
    );
    expect(problems.map(({ line }) => line)).toEqual([3, 5, 6]);
    expect(lesson?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'problem', 'problem', 'problem']);
  });
});

describe('sections', () => {
  const lesson = compileLesson(
    [
      '# Title',
      'One.',
      '',
      '## First',
      'Two.',
      '',
      '```cell GroupMaps',
      '```',
      '## Second',
      '> ## Quoted',
      '',
      '### Part',
    ].join('\n'),
    'sections.md',
  );

  test('begin blocks of prose of their own, with their number', () => {
    expect(lesson.blocks.map((block) => (block.kind === 'prose' ? block.section : block.kind))).toEqual([
      undefined,
      1,
      'cell',
      2,
    ]);
  });

  test('hold the blocks that follow; what stands before the first is number 0', () => {
    expect(sectionNumbers(lesson.blocks)).toEqual([0, 1, 1, 2]);
  });

  test('have no heading in a quotation', () => {
    expect(lesson.headings.filter(({ number }) => number).map(({ text }) => text)).toEqual([
      'First',
      'Second',
    ]);
  });
});

describe('prose', () => {
  test('shows raw HTML as text', () => {
    const { lesson } = readLesson('# Title\n\n<script>alert(1)</script>');
    expect(lesson!.blocks[0]).toMatchObject({
      html: expect.stringContaining('&lt;script&gt;alert') as string,
    });
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    'java&Tab;script:alert(1)',
    '<java\tscript:alert(1)>',
    '&#1;javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/hosts',
    'intent://x#Intent;end',
    'jar:https://example.org!/x',
    'view-source:https://example.org',
    'x-apple:settings',
    'blob:https://example.org/x',
  ])('has no link to %s', (address) => {
    const { lesson, problems } = readLesson(`# Title\n\n[*a* b](${address}) c\n\n[d][e]\n\n[e]: ${address}`);
    const [, ...hrefs] = JSON.stringify(lesson).split('href=');
    // A character that no scheme has makes it a relative address, encoded.
    for (const href of hrefs) expect(href).toMatch(/^\\"(?:java%09|&amp;#1;)/);
    expect(problems.map(({ line }) => line)).toEqual(hrefs.length === 0 ? [3, 5] : []);
  });

  test('keeps the words of a link that is refused, and the links after it', () => {
    const { lesson } = readLesson('# Title\n\n[*a* b](blob:x) [c](https://example.org)');
    expect(lesson!.blocks[0]).toMatchObject({
      html: expect.stringContaining(
        '<span><em>a</em> b</span> <a href="https://example.org">c</a>',
      ) as string,
    });
  });

  test.each(['https://example.org', 'HTTP://example.org', 'mailto:a@example.org', 'rcan.html#a', '../x', '//example.org'])(
    'has links to %s',
    (address) => expect(html(`[a](${address})`)).toContain(`<a href="${address}">a</a>`),
  );

  test('has images that are written into it, and the words of others', () => {
    expect(html('![A dot](data:image/png;base64,iVBORw0KGgo=)')).toContain('<img src="data:image/png');
    const { lesson } = readLesson('# Title\n\n![A dot](dot.png)');
    expect(lesson!.blocks[0]).toMatchObject({ html: expect.stringContaining('<p>A dot</p>') as string });
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

  test('names them apart also where other words make the same name', () => {
    const prose = html('## A', '## A', '## A 2', '## A');
    expect([...prose.matchAll(/<h2 id="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'a',
      'a-2',
      'a-2-2',
      'a-3',
    ]);
  });

  test('keeps other fenced blocks as code', () => {
    expect(html('```python', 'x = 1', '```')).toContain('<code class="language-python">x = 1');
  });
});

describe('what is numbered', () => {
  const sections = compile(
    '# Title',
    '## Pooling',
    'As [figure #](#fig-sums) and [section *#*](#growing) show.',
    '### Aside',
    '## Growing',
    '```cell ArchitectureMap',
    '```',
    '```cell GroupMaps',
    'id: sums',
    '```',
  );

  test('are sections and figures, from 1', () => {
    expect(sections.headings).toEqual([
      { level: 1, id: 'title', text: 'Title' },
      { level: 2, id: 'pooling', text: 'Pooling', number: 1 },
      { level: 3, id: 'aside', text: 'Aside' },
      { level: 2, id: 'growing', text: 'Growing', number: 2 },
    ]);
    expect(sections.blocks.filter((block) => block.kind === 'cell')).toMatchObject([
      { number: 1, id: 'cell-1' },
      { number: 2, id: 'fig-sums' },
    ]);
  });

  test('stands in the place of # in a link to it', () => {
    const prose = proseOf(sections);
    expect(prose).toContain('<a href="#fig-sums">figure 2</a>');
    expect(prose).toContain('<a href="#growing">section <em>2</em></a>');
    expect(prose).toContain('<h2 id="growing" data-number="2">');
  });

  test('are links to headings in any script', () => {
    expect(html('## 通道注意力', '[第 # 节](#通道注意力)')).toContain('第 1 节</a>');
  });
});

describe('a link that sets a figure', () => {
  const cell = (...more: string[]) => ['```cell GroupMaps', 'id: maps', ...more, '```'];

  test('leads to it, and the cell is known to be set by the text', () => {
    const lesson = compile('# T', '', '[Select group 2](#set-maps).', '', ...cell('site: body.2'));
    expect(proseOf(lesson)).toContain('<a href="#fig-maps" data-sets="fig-maps">Select group 2</a>');
    expect(lesson.blocks.find(isCell)).toMatchObject({ id: 'fig-maps', isSetByText: true });
  });

  test('is a mistake where the cell names nothing, or is not there', () => {
    expect(mistake('# T', '', '[Select it](#set-maps).', '', ...cell()).message).toMatch(
      /:3: The link to "#set-maps" sets nothing/,
    );
    expect(mistake('# T', '', '[Select it](#set-other).', '', ...cell()).message).toMatch(/:3: .*fig-other/);
  });
});

describe('footnotes', () => {
  test('stand at the end and are linked both ways', () => {
    const prose = html('Said[^a].', '', '[^a]: In the paper.', '', 'More.');
    expect(prose).toMatch(
      /Said<sup class="footnote-ref"><a href="#fn1"[^]*More\.[^]*<li id="fn1"[^]*In the paper\./,
    );
  });
});

describe('a lesson with mistakes', () => {
  const { lesson, problems } = readLesson(
    ['# T', '', 'Before $\\nonsense$.', '', '```cell Nothing', '```', '', '```cell GroupMaps', '```'].join(
      '\n',
    ),
  );

  test('is shown but for these, each at its place', () => {
    expect(lesson?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'problem', 'cell']);
    expect(lesson?.blocks[0]).toMatchObject({
      html: expect.stringContaining('<code>\\nonsense</code>') as string,
    });
    expect(lesson?.blocks[1]).toMatchObject({
      line: 5,
      sentence: { en: expect.stringMatching(/no cell "Nothing"/) as string },
    });
    expect(lesson?.blocks[2]).toMatchObject({ number: 1 });
  });

  test('names all of them in the order of the lines', () => {
    expect(problems.map(({ line }) => line)).toEqual([3, 5]);
  });

  test.each([
    ['another cell', '```cell Spectrum\n```', ['prose', 'problem', 'cell']],
    ['a heading', '## Next\n\n```cell Spectrum\n```', ['prose', 'problem', 'prose', 'cell']],
    ['a paragraph', '\nAnd so on.\n\n```cell Spectrum\n```', ['prose', 'problem', 'prose', 'cell']],
  ])('keeps what follows a cell that is not closed: %s', (_, rest, kinds) => {
    const read = readLesson(`# T\n\n\`\`\`cell GroupMaps\nsite: body.2\n${rest}\n`);
    expect(read.lesson?.blocks.map(({ kind }) => kind)).toEqual(kinds);
    expect(read.problems).toMatchObject([
      { line: 3, sentence: { en: expect.stringMatching(/not closed/) as string } },
    ]);
  });
});

describe('formulas', () => {
  test('in a line are drawn by KaTeX, and are MathML for screen readers', () => {
    const prose = html('The vector $z_c = \\frac{1}{HW} \\sum x_c$ is *pooled*.');
    expect(prose).toMatch(
      /The vector <span class="katex"><span class="katex-mathml"><math[^]*<mfrac>[^]*<\/math><\/span><span class="katex-html" aria-hidden="true">[^]*<\/span> is <em>/,
    );
    expect(prose).not.toContain('\\frac');
  });

  test('on lines of their own are displayed', () => {
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
      ['# T', '```cell GroupMaps', 'tone: up', '```'],
      3,
      /no property "tone"; it has id, /,
    ],
    ['a bad value', ['# T', '```cell GroupMaps', 'site: body.x', '```'], 3, /"body.x" is no site/],
    [
      'an unknown picture',
      ['# T', '```cell Spectrum', 'image: lena', '```'],
      3,
      /"lena" is not one of zone-plate,/,
    ],
    [
      'a scale without weights',
      ['# T', '```cell Spectrum', 'scale: 8', '```'],
      3,
      /"8" is not one of 2, 3, 4/,
    ],
    [
      'a channel of no site',
      ['# T', '```cell Spectrum', 'channel: 3', '```'],
      2,
      /needs the property "site"/,
    ],
    [
      'an edit of an unknown kind',
      ['# T', '```cell Spectrum', 'edits: gate@body.0=1;break@body.0', '```'],
      3,
      /there is no kind "break"; possible are mute,/,
    ],
    [
      'edits left empty',
      ['# T', '```cell Spectrum', 'edits:', '```'],
      3,
      /"none" asks for a network without/,
    ],
    [
      'a question that looks at something',
      ['# T', '```cell Question', 'ask: a', 'answer: parameters', 'site: body.0', '```'],
      5,
      /no property "site"; it has id, ask, answer, choices/,
    ],
    [
      'a question without an answer',
      ['# T', '```cell Question', 'ask: a', '```'],
      2,
      /needs the property "answer"/,
    ],
    ['an empty value', ['# T', '```cell GroupMaps', '', 'site:', '```'], 4, /"" is no site/],
    [
      'a property given twice',
      ['# T', '```cell PixelShuffle', 'scale: 2', 'scale: 3', '```'],
      4,
      /given twice/,
    ],
    [
      'a step of a tour without its sentence',
      ['# T', '```cell Explorer', 'tour: level: group | Look.', 'tour: level: block', '```'],
      4,
      /needs its sentence/,
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
    ['HTML', ['# T', '', 'one', 'two <b class="x">three</b>'], 4, /"<b class="x">" is HTML/],
    ['a script', ['# T', '<script>alert(1)</script>'], 2, /"<script>" is HTML/],
    ['a link to a script', ['# T', 'one', '[a](javascript:alert(1))'], 3, /"javascript:…" is refused/],
    ['the same between < and >', ['# T', '<javascript:alert(1)>'], 2, /"javascript:…" is refused/],
    ['the same at the end', ['# T', '[a][b]', '', '[b]: JavaScript:x'], 2, /"JavaScript:…" is refused/],
    ['a link to a file', ['# T', '[a](file:///etc/hosts)'], 2, /"file:…" is refused/],
    ['a drawing that could hold a script', ['# T', '![a](data:image/svg+xml;base64,AA)'], 2, /is not in the lesson/],
    ['an image beside the lesson', ['# T', '', '![a](a.png)'], 3, /The image "a.png" is not in the lesson/],
    ['an image on another site', ['# T', '![a](https://example.org/a.png)'], 2, /is not in the lesson/],
    ['a place that is no text', ['# T', '[a](#%E0%A4%A)'], 2, /nothing here/],
    ['a formula too long to read', ['# T', `$${'{'.repeat(2001)}$`], 2, /longer than 2000 characters/],
    ['a formula that defines', ['# T', '$\\def\\a{b}\\a$'], 2, /defines a command \(\\def\)/],
    ['a link to nothing', ['# T', '[there](#elsewhere)'], 2, /link to "#elsewhere"/],
    ['the number of what has none', ['# T', '[section #](#t)'], 2, /"#t" has no number/],
    ['a bad id', ['# T', '```cell GroupMaps', 'id: A b', '```'], 3, /"A b" is no id/],
    [
      'an id given twice',
      ['# T', '```cell GroupMaps', 'id: a', '```', '', '```cell Spectrum', 'id: a', '```'],
      6,
      /Two cells have the id "a"/,
    ],
  ])('%s', (_, lines, line, problem) => {
    const error = mistake(...lines);
    expect(error.message).toMatch(problem);
    expect(error.message.startsWith(`lessons/en/a.md:${line}: `)).toBe(true);
    expect(error).toMatchObject({ file: 'lessons/en/a.md', line });
  });
});

describe('what is wrong is said in Chinese too', () => {
  test.each([
    ['a cell', '```cell Atention\n```', /^没有叫“Atention”的单元.*AttentionHeatmap、/],
    ['a value', '```cell GroupMaps\nsite: body.x\n```', /^RCAN 里没有“body\.x”这个位置/],
    ['a formula, by the place where it cannot be read', '$a^b^c$', /问题在“\^”处/],
    ['a formula that is not finished', '$\\frac{1$', /问题在结尾/],
    ['HTML', '<b>a</b>', /^“<b>”是 HTML/],
  ])('%s', (_, markdown, sentence) => {
    const { problems } = readLesson(`# 题\n\n${markdown}\n`);
    expect(problems[0]?.sentence.zh).toMatch(sentence);
    expect(problems[0]?.sentence.zh).toMatch(/。$/);
  });
});
