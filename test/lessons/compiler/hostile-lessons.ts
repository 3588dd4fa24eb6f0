/**
 * Lessons that are made to keep the compiler busy, or to become far more than they are. Made here from their descriptions,
 * so that a fault found once stays a test.
 */

const lesson = (...parts: readonly string[]): string => `# T\n\n${parts.join('')}`;
const counted = (count: number, part: (i: number) => string): string => Array.from({ length: count }, (_, i) => part(i)).join('');
/** As much of a text as fits into a lesson, in paragraphs as long as they may be. */
const paragraphs = (text: string): string => lesson(`${text.repeat(19_000 / text.length)}\n\n`.repeat(50));
/** The same in formulas. */
const formulas = (text: string): string => lesson(`$${text.repeat(1900 / text.length)}$\n\n`.repeat(25));
const row = (cell: string, columns: number): string => `${`|${cell}`.repeat(columns)}|\n`;

/** By name: what is wrong with it, and the text. */
export const hostileLessons: Readonly<Record<string, () => string>> = {
  'displayed formulas that do not end': () => lesson('$$x\n'.repeat(5000)),
  'the same, one in each quotation': () => lesson('> $$x\n\n'.repeat(24_000)),
  'the same between lines of a paragraph': () => lesson('a\n$$x\n'.repeat(24_000)),
  'ten thousand footnotes': () => lesson(counted(10_000, (i) => `a[^${i}]\n\n[^${i}]: b\n\n`)),
  'ten thousand footnotes in the words': () => lesson('^[a]\n\n'.repeat(10_000)),
  'footnotes in footnotes': () => lesson(`${'^['.repeat(6000)}a${']'.repeat(6000)}`),
  'images in the words of images': () => lesson(`${'!['.repeat(3000)}a${'](b)'.repeat(3000)}`),
  'a million brackets': () => lesson('['.repeat(1_000_000)),
  'brackets in paragraphs': () => paragraphs('['),
  'brackets of images': () => paragraphs('!['),
  'brackets of which every other closes': () => paragraphs('[[a]'),
  'brackets and stars': () => paragraphs('[*a'),
  'links': () => paragraphs('[a](#t) '),
  'dollars before digits': () => lesson('$a$5'.repeat(125_000)),
  'the same in paragraphs': () => paragraphs('$a$5'),
  'underscores': () => paragraphs('_a__'),
  'stars': () => paragraphs('**x*'),
  'a wide table': () => lesson(row('a', 200), row('-', 200), row('a', 200).repeat(500)),
  'a table of sixty thousand columns': () => lesson(row('a', 60_000), row('-', 60_000)),
  'a table whose rows are completed': () => lesson(row('a', 300), row('-', 300), '|\n'.repeat(20_000)),
  'five thousand figures': () => lesson('```cell GroupMaps\n```\n\n'.repeat(5000)),
  'a figure of fifty thousand properties': () => lesson('```cell GroupMaps\n', 'a: b\n'.repeat(49_000), '```\n'),
  'a list of fifty thousand items': () => lesson('- a\n'.repeat(49_000)),
  'headings': () => lesson('## a\n'.repeat(49_000)),
  'quotations in quotations': () => lesson(`${'>'.repeat(99)} a\nb\nb\n`.repeat(9000)),
  'a fraction three thousand deep': () => lesson(`$${'\\frac{'.repeat(3000)}$`),
  'fractions': () => formulas('\\frac{'),
  'braces': () => formulas('{'),
  'pairs of brackets in formulas': () => formulas('\\left('),
  'primes': () => formulas("x'"),
  'a formula of fifty thousand lines': () => lesson(`$$\n${'x\n'.repeat(49_000)}$$\n`),
  'commands that stand for commands': () =>
    lesson(`$\\def\\a#1{${'#1'.repeat(10)}}${'\\a{'.repeat(8)}x${'}'.repeat(8)}$\n\n`.repeat(20)),
  'an address that is written once and named often': () => lesson(`[a]: ${'b'.repeat(50_000)}\n\n`, '[a] '.repeat(4000)),
  'an image that is written once and named often': () =>
    lesson(`[a]: data:image/png;base64,${'A'.repeat(600_000)}\n\n`, '![a] '.repeat(3000)),
  'a value of a million letters': () => lesson('```cell GroupMaps\nsite: ', 'b'.repeat(1_000_000), '\n```\n'),
  'more lines than a lesson has': () => lesson('- a\n'.repeat(250_000)),
  'more text than a lesson has': () => lesson('a '.repeat(600_000)),
};
