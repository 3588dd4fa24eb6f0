import type { CellName } from '../../src/figures/registry.ts';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import type { LoadedLesson } from '../../src/lessons/library.ts';
import type { Locale } from '../../src/views/shared/look.ts';

/** The id of the gallery's figure in its page. */
export const figureId = 'fig-alone';

/** What a cell that cannot do without properties is asked for where the address names none. */
const needed: Partial<Record<CellName, string>> = {
  Equation: 'of: channel-attention',
  Question: 'ask: By how many dB is this picture better than bicubic?\nanswer: psnr-gain',
};

/** A page that has one figure and nothing else. */
export function figureLesson(name: CellName, properties: string, locale: Locale): LoadedLesson {
  const cell = ['```cell ' + name, 'id: alone', properties || (needed[name] ?? ''), '```'];
  const lesson = compileLesson(['# Gallery', '', ...cell].join('\n'), 'the gallery’s cell');
  return { name: 'free-play', locale, lesson };
}
