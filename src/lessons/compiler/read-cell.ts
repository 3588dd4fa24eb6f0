import type { Token } from 'markdown-it';
import { readProperty, setupProblem, type CellSetup, type ReadProperty } from '../../figures/cell-setup.ts';
import type { Sentence } from '../../figures/properties/problems.ts';
import { readStep, type TourStep } from '../../figures/tour/read-step.ts';
import { cellNamed, cellNames } from '../../figures/registry.ts';
import type { CellBlock, LessonProblem } from '../lesson.ts';
import { bounds } from './bounds.ts';
import { cellProblems } from './problem-words.ts';

type Read = Omit<CellBlock, 'number'> | { readonly problems: readonly LessonProblem[] };

/** Whether a token is a fenced block named `cell`. */
export const isCellFence = (token: Token): boolean =>
  token.type === 'fence' && /^cell(\s|$)/.test(token.info.trim());

/**
 * The cell that a fenced block describes, or all its problems with their lines.
 * @param source the lines of the lesson
 * @param fallbackId id of the figure if the cell gives none
 */
export function readCell(token: Token, source: readonly string[], fallbackId: string): Read {
  const [start, end] = token.map ?? [0, 0];
  const line = start + 1;
  const wrong = (sentence: Sentence): Read => ({ problems: [{ line, sentence }] });
  const given = token.info.trim().slice('cell'.length).trim();
  const name = cellNamed(given);
  if (!name)
    return wrong(given === '' ? cellProblems.unnamed(cellNames) : cellProblems.unknown(given, cellNames));
  if (token.level > 0) return wrong(cellProblems.nested(name));
  // markdown-it closes an open fence at the end of the file without an error.
  if (end - 1 === start || !(source[end - 1] ?? '').trim().startsWith(token.markup))
    return wrong(cellProblems.open(name, token.markup));
  if (end - start > bounds.cellLines) return wrong(cellProblems.long(name, bounds.cellLines));

  const found: Record<ReadProperty['of'], Record<string, unknown>> = { id: {}, view: {}, properties: {}, settings: {} };
  const problems: LessonProblem[] = [];
  const steps: TourStep[] = [];
  const seen = new Set<string>();
  for (const [i, text] of token.content.split('\n').entries()) {
    if (text.trim() === '') continue;
    const report = (sentence: Sentence): void => void problems.push({ line: line + 1 + i, sentence });
    const match = /^\s*([\w-]+)\s*:(.*)$/.exec(text);
    if (!match) {
      report(cellProblems.noProperty(text.trim()));
      continue;
    }
    const [key, value] = [match[1] ?? '', (match[2] ?? '').trim()];
    if (key === 'tour') {
      const step = readStep(name, value);
      if ('problem' in step) report(step.problem);
      else steps.push(step.value);
      continue;
    }
    const read = readProperty(name, key, value);
    if (seen.has(key)) report(cellProblems.propertyTwice(key));
    else if ('problem' in read) report(read.problem);
    else found[read.of][key] = read.value;
    seen.add(key);
  }
  if (problems.length > 0) return { problems };
  // Every value was parsed by the property that defines its type.
  const setup: CellSetup = { view: found.view, properties: found.properties, settings: found.settings };
  const problem = setupProblem(name, setup);
  if (problem !== undefined) return wrong(problem);
  const id = found.id['id'];
  return { kind: 'cell', name, ...setup, ...(steps.length > 0 && { steps }), id: id === undefined ? fallbackId : `fig-${String(id)}`, line };
}
