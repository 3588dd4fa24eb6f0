import { definitionOf } from '../../figures/registry.ts';
import type { FigureTexts } from '../../figures/settings/page-settings.svelte.ts';
import { setupProblems } from '../../figures/properties/problems.ts';
import { isCell, type Lesson } from '../../lessons/lesson.ts';
import type { Expected } from '../permalink/unfit.ts';

/** Values of settings by a figure's id in the page and the setting's name. */
export type FigureValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface ReadFigures {
  readonly values: FigureValues;
  readonly left: readonly { readonly text: string; readonly expected: Expected }[];
}

/** What a link sets of a page's figures, and what of that they do not know. */
export function readFigures(texts: FigureTexts, lesson: Lesson): ReadFigures {
  const cells = lesson.blocks.filter(isCell);
  const values: Record<string, Record<string, unknown>> = {};
  const left: ReadFigures['left'][number][] = [];
  for (const [id, settings] of Object.entries(texts)) {
    const cell = cells.find((one) => one.id === id);
    if (!cell) {
      left.push({ text: id, expected: { kind: 'figure', ids: cells.map((one) => one.id) } });
      continue;
    }
    const known = definitionOf(cell.name).settings;
    for (const [key, text] of Object.entries(settings)) {
      const read = Object.hasOwn(known, key)
        ? known[key]!.read(text)
        : { problem: setupProblems.unknownProperty(cell.name, key, Object.keys(known)) };
      if ('problem' in read)
        left.push({ text: `${id}.${key}:${text}`, expected: { kind: 'setting', problem: read.problem } });
      else (values[id] ??= {})[key] = read.value;
    }
  }
  return { values, left };
}
