import { bounds } from '../../../src/lessons/compiler/bounds.ts';
import { readLesson } from '../../../src/lessons/compiler/compile.ts';
import { cellNames } from '../../../src/figures/registry.ts';
import { hostileLessons } from '../../lessons/compiler/hostile-lessons.ts';
import { checkSentence, type FuzzKind } from '../kind.ts';
import type { Random } from '../random.ts';
import { asBytes, asText, projectFiles, sharedCases } from './files.ts';

const words = [
  'a',
  'b c',
  '通道',
  '**',
  '*',
  '_',
  '__',
  '~~',
  '`',
  '``',
  '$',
  '$$',
  '\\',
  '[',
  ']',
  '](',
  ')',
  '![',
  '^[',
  '[^a]',
  '<',
  '>',
  '<b>',
  '&amp;',
  '&#x',
  '\n',
  '  \n',
  ' ',
  '|',
  'javascript:',
  'https://a.b',
  '#t',
  'data:image/png;base64,AA',
  '"',
  "'",
  '\u202e',
  '\0',
];
const lines = [
  '# T',
  '## S',
  '- ',
  '1. ',
  '> ',
  '    ',
  '| a | b |',
  '|---|---|',
  '$$',
  '$$x',
  '```',
  '```cell GroupMaps',
  'site: body.2',
  'id: a',
  'channel: 3',
  '[^a]: b',
  '[a]: b',
  '===',
  '---',
  '',
  '',
  '',
];
const tex = [
  'x',
  '\\frac{',
  '{',
  '}',
  '\\left(',
  '\\right)',
  '^',
  '_',
  '&',
  '\\\\',
  '\\begin{matrix}',
  '\\end{matrix}',
  '\\text{',
  '\\rule{9em}{9em}',
  '\\def\\a{',
  '\\a',
  '\\sqrt[',
  ']',
  '中',
  "'",
  '\\color{red}',
  '\\href{javascript:a}{b}',
  '\\operatorname{',
];

function inline(random: Random): string {
  const few = random.list(30, () =>
    random.chance(0.15) ? `$${random.list(12, () => random.of(tex)).join('')}$` : random.of(words),
  );
  return random.chance(0.1) ? few.join('').repeat(random.count(2000)) : few.join('');
}

function grammar(random: Random): string {
  const line = (): string => {
    const start = random.chance(0.7) ? random.of(lines) : `\`\`\`cell ${random.of(cellNames)}`;
    return (
      start.repeat(random.chance(0.05) ? random.count(300) : 1) + (random.chance(0.6) ? inline(random) : '')
    );
  };
  const some = random.list(60, line).join('\n');
  return `# T\n\n${random.chance(0.1) ? `${some}\n`.repeat(random.count(500)) : some}\n`;
}

/** Elements of prose, of MathML and of what KaTeX draws. */
const elements = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s a img table thead tbody tr th td hr br sup section span div math semantics annotation mrow mi mn mo mtext ms mspace msub msup msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded mphantom menclose merror mlabeledtr mglyph mmultiscripts mprescripts none svg path line'.split(
    ' ',
  ),
);

/** Throws where HTML that a reader's page would take holds an element, attribute or address that it must not. */
function checkHtml(html: string): void {
  for (const [tag, name = ''] of html.matchAll(/<\/?([^\s>/]*)[^>]*>?/g)) {
    if (!elements.has(name)) throw new Error(`HTML with ${tag.slice(0, 100)}`);
    if (/\s(?:on\w+|srcdoc|formaction)\s*=/i.test(tag.replaceAll(/"[^"]*"/g, '""')))
      throw new Error(`HTML with ${tag.slice(0, 100)}`);
    const [, address = ''] = /\s(?:href|src)="([^"]*)"/.exec(tag) ?? [];
    if (
      /^[a-z][a-z0-9+.-]*:/i.test(address) &&
      !/^(?:https?|mailto|data:image\/(?:png|jpeg|webp|gif)[;]?)/i.test(address)
    )
      throw new Error(`HTML with an address ${address.slice(0, 100)}`);
  }
}

/** Lessons that readers write. */
export const lessons: FuzzKind = {
  name: 'lessons',
  extension: '.md',
  seeds: () => [
    ...projectFiles('lessons/en', /\.md$/),
    ...projectFiles('lessons/zh', /\.md$/),
    ...projectFiles('lessons', /\.md$/),
  ],
  handMade: () => [
    ...sharedCases('lessons'),
    ...Object.values(hostileLessons).map((make) => asBytes(make())),
  ],
  grammar: (random) => asBytes(grammar(random)),
  read(bytes) {
    const { lesson, problems } = readLesson(asText(bytes));
    if (problems.length > bounds.problems + 1) throw new Error(`${problems.length} problems`);
    for (const { sentence } of problems) for (const each of Object.values(sentence)) checkSentence(each);
    for (const block of lesson?.blocks ?? []) if (block.kind === 'prose') checkHtml(block.html);
    // It comes back from a worker.
    structuredClone(lesson);
  },
};
