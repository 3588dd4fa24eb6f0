import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { cellNamed, isFigure, type CellName } from '../../src/figures/registry.ts';
import type { PageName } from '../../src/lessons/page-names.ts';

/** A figure of a lesson: which, and by what name. */
export interface LessonFigure {
  readonly cell: CellName;
  readonly id: string;
}

/** The figures of a page in their order, as its Markdown has them; all of them have a name there. */
export function figuresOf(name: PageName): LessonFigure[] {
  const markdown = readFileSync(new URL(`../../lessons/en/${name}.md`, import.meta.url), 'utf8');
  const fences = new MarkdownIt().parse(markdown, {}).filter(({ info }) => info.startsWith('cell '));
  return fences.flatMap(({ info, content }) => {
    const [, cell = ''] = info.split(' ');
    const [, id] = /^id: ([\w-]+)$/m.exec(content) ?? [];
    const named = cellNamed(cell);
    if (!named || !isFigure(named)) return [];
    if (id === undefined) throw new Error(`A ${cell} of the page ${name} has no id.`);
    return [{ cell: named, id }];
  });
}

/** What a figure is called on free play, where there is one of every kind, and in the gallery. */
export function nameOf(cell: CellName): string {
  const found = figuresOf('free-play').find((figure) => figure.cell === cell);
  if (!found) throw new Error(`There is no ${cell} on free play.`);
  return found.id;
}
