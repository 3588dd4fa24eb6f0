import { cutoffs } from '../../analysis/frequency-grid.ts';
import { blockParts, groupParts, partName, partsWithoutBlocks } from '../../model/contribution-parts.ts';
import { largestConfig } from '../../model/config.ts';
import { lastPlace } from '../../views/contributions/steps.ts';
import { valueProblems } from '../properties/problems.ts';
import { property, type ReadValue } from '../properties/properties.ts';
import type { Setting } from '../settings/setting.ts';

/** The names of the parts that can be picked: of the largest network, as settings are read before one is loaded. */
const names = [...partsWithoutBlocks, ...groupParts(largestConfig), ...blockParts(largestConfig)]
  .filter(({ kind }) => kind !== 'constant')
  .map(partName);
const isName = (text: string): boolean => names.includes(text);
/** Names that an error lists. */
const examples = ['long_skip', 'first_features', 'body.0', 'body.0.body.3', 'none'];

/** A cut-off in cycles per pixel of the output, or `grid`: what the LR grid cannot hold begins at 1 / (2 scale). */
export const outputCutoff: Setting<number | undefined> = {
  ...property((text) => {
    if (text === 'grid') return { value: undefined };
    const value = /^0?\.\d{1,3}$|^0$/.test(text) ? Number(text) : NaN;
    return cutoffs.includes(value) ? { value } : { problem: valueProblems.between(text, 0, cutoffs.at(-1)!) };
  }),
  initial: undefined,
  write: (value) => (value === undefined ? 'grid' : String(value)),
};

/** How far the sum goes: a number of steps, or `all`. */
export const upto: Setting<number | 'all'> = {
  ...property((text): ReadValue<number | 'all'> => {
    if (text === 'all') return { value: 'all' };
    const last = lastPlace(largestConfig);
    const value = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
    return value <= last ? { value } : { problem: valueProblems.between(text, 0, last) };
  }),
  initial: 0,
  write: String,
};

/** The name of a part, or `none`. */
export const partNamed: Setting<string | undefined> = {
  ...property((text) => {
    if (text === 'none') return { value: undefined };
    return isName(text) ? { value: text } : { problem: valueProblems.oneOf(text, examples) };
  }),
  initial: undefined,
  write: (name) => name ?? 'none',
};

/** Names of parts, or `none`. */
export const partsNamed: Setting<readonly string[]> = {
  ...property((text) => {
    const found = text === 'none' ? [] : text.split(',').map((name) => name.trim());
    const strange = found.find((name) => !isName(name));
    return strange === undefined
      ? { value: [...new Set(found)] }
      : { problem: valueProblems.oneOf(strange, examples) };
  }),
  initial: [],
  write: (found) => found.join(',') || 'none',
};
