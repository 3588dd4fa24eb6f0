import type { CellName } from '../../src/figures/registry.ts';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import { isCell, type Lesson } from '../../src/lessons/lesson.ts';
import type { LoadedLesson } from '../../src/lessons/library.ts';
import type { Locale } from '../../src/views/shared/look.ts';
import freePlay from '../../lessons/en/free-play.md';

/** What a cell that cannot do without properties is asked for where the address names none. */
const needed: Partial<Record<CellName, string>> = {
  Equation: 'of: channel-attention',
  Question: 'ask: By how many dB is this picture better than bicubic?\nanswer: psnr-gain',
};

/** What a cell is called on free play, where there is one of every figure: `heat-map`. */
export function cellId(name: CellName): string {
  const cell = (freePlay as Lesson).blocks
    .filter(isCell)
    .find((one: { name: CellName }) => one.name === name);
  return cell ? cell.id.replace(/^fig-/, '') : name.toLowerCase();
}

/**
 * A page that has these cells, each under a heading of its own, and nothing else.
 * @param properties lines `property: value` of the first one
 */
export function figureLesson(names: readonly CellName[], properties: string, locale: Locale): LoadedLesson {
  const cells = names.flatMap((name, i) => [
    `## ${name}`,
    '',
    '```cell ' + name,
    `id: ${cellId(name)}`,
    (i === 0 && properties) || (needed[name] ?? ''),
    '```',
    '',
  ]);
  const lesson = compileLesson(['# Gallery', '', ...cells].join('\n'), 'the gallery’s page');
  return { name: 'free-play', locale, lesson };
}
