import { readProperty } from '../cell-setup.ts';
import { setupProblems, type Sentence } from '../properties/problems.ts';
import type { ViewSetup } from '../properties/view.ts';
import { definitionOf, type CellName } from '../registry.ts';

/** One stop of a guided tour of a figure: how the figure and the page are set, and what is to be seen. */
export interface TourStep {
  readonly view: ViewSetup;
  /** Settings of the figure that differ from those it begins with. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sentence: string;
}

type ReadStep = { readonly value: TourStep } | { readonly problem: Sentence };

/**
 * Reads a step of a cell: `tour: level: group; site: body.2 | Five blocks, one after the other.` Before the line stands what is
 * set, in any number of properties of the figure's view and settings; after it the sentence.
 */
export function readStep(cell: CellName, text: string): ReadStep {
  if (!definitionOf(cell).isFigure) return { problem: setupProblems.stepOfNoFigure(cell) };
  const bar = text.indexOf('|');
  const sentence = bar < 0 ? '' : text.slice(bar + 1).trim();
  if (sentence === '') return { problem: setupProblems.stepWithoutSentence() };
  const step: { view: Record<string, unknown>; settings: Record<string, unknown> } = {
    view: {},
    settings: {},
  };
  // Edits stand with semicolons between them: one that is followed by a name and a colon begins a property.
  const parts = text
    .slice(0, bar)
    .split(/;(?=\s*[\w-]+\s*:)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const [, key, value] = /^([\w-]+)\s*:(.*)$/s.exec(part) ?? [];
    if (key === undefined || value === undefined) return { problem: setupProblems.stepNotRead(part) };
    const read = readProperty(cell, key, value.trim());
    if ('problem' in read) return read;
    if (read.of !== 'view' && read.of !== 'settings') return { problem: setupProblems.notInStep(key) };
    step[read.of][key] = read.value;
  }
  // Every value was read by the property that defines its type.
  return { value: { view: step.view as ViewSetup, settings: step.settings, sentence } };
}
