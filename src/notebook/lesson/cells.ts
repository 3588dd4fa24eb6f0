import { allSites } from '../../model/sites.ts';
import { answerKind, answers, splitChoices } from './answers.ts';
import { cellProblems, valueProblems, type Sentence } from './problem-words.ts';

/** Says what is wrong with a property's value, or nothing when it is right. */
type ValueCheck = (value: string) => Sentence | undefined;

// Lessons are written before a reader chooses a network, so a site is checked against the largest one: the
// official 10 groups of 20 blocks, with all three shuffles of x8.
const sites = new Set(allSites({ groups: 10, blocks: 20, features: 64, reduction: 16, scale: 8, colors: 3 }));

const site: ValueCheck = (value) => (sites.has(value) ? undefined : valueProblems.site(value));
const channel: ValueCheck = (value) => (/^\d+$/.test(value) ? undefined : valueProblems.channel(value));
const scale: ValueCheck = oneOf('2', '3', '4', '8');
const scaleMode: ValueCheck = oneOf('common', 'own');
const id: ValueCheck = (value) => (/^[a-z][a-z0-9-]*$/.test(value) ? undefined : valueProblems.id(value));
const words: ValueCheck = (value) => (value === '' ? valueProblems.noWords() : undefined);
const answer: ValueCheck = (value) =>
  answerKind(value) ? undefined : valueProblems.answer(value, Object.keys(answers));

/**
 * The cells that a lesson may hold, by name, and the properties that each understands beside `id`, which links to the
 * figure name it by. Every property is optional: without it a cell follows the session's selection.
 */
export const cells = {
  ImageComparison: {},
  ArchitectureMap: { site },
  AttentionHeatmap: { site, channel },
  AttentionUnfolded: { site, channel },
  GroupMaps: { site, channel, range: scaleMode },
  Spectrum: { site, channel },
  SkipShares: { site },
  PooledSpectrum: { site, channel },
  ChannelAtlas: { site, channel },
  InterventionPanel: { site, channel },
  ChannelCost: { site, channel },
  PixelShuffle: { scale },
  Race: { scale },
  Question: { ask: words, answer, choices: words },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ValueCheck>>>>;

export type CellName = keyof typeof cells;

export const cellNames = Object.keys(cells);

/** The cell of that name, or undefined. */
export function cellNamed(name: string): CellName | undefined {
  return Object.hasOwn(cells, name) ? (name as CellName) : undefined;
}

/** What is wrong with `key: value` in a cell, as a sentence naming what would be right; nothing when it is right. */
export function propertyProblem(cell: CellName, key: string, value: string): Sentence | undefined {
  const properties: Readonly<Record<string, ValueCheck>> = { id, ...cells[cell] };
  const check = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (check !== undefined) return check(value);
  return cellProblems.unknownProperty(cell, key, Object.keys(properties));
}

/** What is wrong with a cell's properties taken together, each of them being right; nothing when all is well. */
export function cellProblem(
  cell: CellName,
  properties: Readonly<Record<string, string>>,
): Sentence | undefined {
  if (cell !== 'Question') return;
  const missing = ['ask', 'answer'].find((key) => properties[key] === undefined);
  if (missing !== undefined) return cellProblems.missingProperty(cell, missing);
  const [kind, choices] = [answerKind(properties['answer'] ?? ''), properties['choices']];
  const given = choices === undefined ? 0 : splitChoices(choices).length;
  const needed = kind?.kind === 'choice' ? kind.choices : 0;
  if (given !== needed) return cellProblems.wrongChoices(properties['answer'] ?? '', needed, given);
}

function oneOf(...choices: string[]): ValueCheck {
  return (value) => (choices.includes(value) ? undefined : valueProblems.oneOf(value, choices));
}
