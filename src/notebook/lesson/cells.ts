import { allSites } from '../../model/sites.ts';
import { answerKind, answers, splitChoices } from './answers.ts';

/** Says what is wrong with a property's value, or nothing when it is right. */
type ValueCheck = (value: string) => string | undefined;

// Lessons are written before a reader chooses a network, so a site is checked against the largest one: the
// official 10 groups of 20 blocks, with all three shuffles of x8.
const sites = new Set(allSites({ groups: 10, blocks: 20, features: 64, reduction: 16, scale: 8, colors: 3 }));

const site: ValueCheck = (value) =>
  sites.has(value) ? undefined : `"${value}" is no site of an RCAN; sites look like body.2 or body.2.body.4`;
const channel: ValueCheck = (value) =>
  /^\d+$/.test(value) ? undefined : `"${value}" is no channel; channels are counted from 0`;
const scale: ValueCheck = oneOf('2', '3', '4', '8');
const scaleMode: ValueCheck = oneOf('common', 'own');
const id: ValueCheck = (value) =>
  /^[a-z][a-z0-9-]*$/.test(value) ? undefined : `"${value}" is no id; ids look like heat-map`;
const words: ValueCheck = (value) => (value === '' ? 'It has no words' : undefined);
const answer: ValueCheck = (value) =>
  answerKind(value)
    ? undefined
    : `"${value}" is no answer that can be computed; there are ${Object.keys(answers).join(', ')}`;

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

/** The cell of that name, or undefined. */
export function cellNamed(name: string): CellName | undefined {
  return Object.hasOwn(cells, name) ? (name as CellName) : undefined;
}

/** What is wrong with `key: value` in a cell, as a sentence naming what would be right; nothing when it is right. */
export function propertyProblem(cell: CellName, key: string, value: string): string | undefined {
  const properties: Readonly<Record<string, ValueCheck>> = { id, ...cells[cell] };
  const check = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (check !== undefined) return check(value);
  const known = Object.keys(properties);
  return `${cell} has no property "${key}"; it has ${known.join(', ')}`;
}

/** What is wrong with a cell's properties taken together, each of them being right; nothing when all is well. */
export function cellProblem(
  cell: CellName,
  properties: Readonly<Record<string, string>>,
): string | undefined {
  if (cell !== 'Question') return;
  const missing = ['ask', 'answer'].find((key) => properties[key] === undefined);
  if (missing !== undefined) return `A Question needs the property "${missing}"`;
  const [kind, choices] = [answerKind(properties['answer'] ?? ''), properties['choices']];
  const given = choices === undefined ? 0 : splitChoices(choices).length;
  const needed = kind?.kind === 'choice' ? kind.choices : 0;
  if (given !== needed)
    return `The answer "${properties['answer']}" is one of ${needed} choices, and there are ${given}`;
}

function oneOf(...choices: string[]): ValueCheck {
  return (value) => (choices.includes(value) ? undefined : `"${value}" is not one of ${choices.join(', ')}`);
}
