const han = String.raw`\p{Script=Han}`;
const full = '，。：；？！（）、《》';

/** What Chinese typography refuses, each with its name. */
const faults: readonly (readonly [string, RegExp])[] = [
  [
    'a half-width mark beside a Chinese character',
    new RegExp(`${han}[,.:;?!()"']|[,:;?!] ?${han}|[()"']${han}`, 'gu'),
  ],
  ['a space beside a full-width mark', new RegExp(`[${full}] +(?=[^ |])|(?<=[^ |\n-]) +[${full}]`, 'gu')],
  ['two spaces', /(?<=\S) {2,}(?=\S)/g],
  ['no space between Chinese and Latin', new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'gu')],
  ['a value that is missing', /undefined|NaN|\[object|null/g],
];

/** What is wrong with the marks and spaces of a Chinese text, with what stands around it. */
export const wrongMarks = (text: string): string[] =>
  faults.flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(
      ({ 0: found, index }) => `${name}: “${text.slice(Math.max(0, index - 10), index + found.length + 10)}”`,
    ),
  );
