import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { named, root } from './files-read.ts';

/** Other words for a thing that has a name here, and words that a learner of English would have to look up. */
const others: Readonly<Record<string, RegExp>> = {
  'shortcut, for what a skip connection is': /\bdetours?\b|\bways? round\b/i,
  'strong and weak, of channels and maps': /\b(?:loud|louder|loudest|quiet)\b/i,
  'most costly': /\bdear(?:er|est)\b/i,
  'original, for the true large picture': /\btrue picture\b|\bthe truth \(HR\)/i,
  'as the paper expects': /\bas the paper would have it\b/i,
  'reverse, put ahead': /\bturn the tables\b/i,
};

/** What readers see: lessons, and the words of figures and of the page. */
const files = [
  ...named('lessons/en/', /\.md$/),
  'lessons/README.md',
  ...['views/', 'figures/', 'notebook/'].flatMap((floor) => named(`src/${floor}`, /(?:words|figure)\.ts$/)),
];
/** Without comments, which readers do not see. */
const seen = (file: string): string =>
  readFileSync(new URL(file, root), 'utf8')
    .replaceAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '')
    .replaceAll(/\s+/g, ' ');

it.each(Object.entries(others))('says: %s', (_, other) => {
  expect(files.filter((file) => other.test(seen(file)))).toEqual([]);
});
