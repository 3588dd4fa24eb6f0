import type { FloatPixels } from '../../image/pixels.ts';
import type { RcanConfig } from '../../model/config.ts';
import * as sites from '../../model/sites.ts';
import type { Site } from '../../model/sites.ts';
import { blockParts, groupParts, partName, type Part } from '../../model/contribution-parts.ts';

/** One step of the slider through the network: what it adds to the sum. */
export interface Step {
  readonly part: Part;
  readonly name: string;
  /** Where it is on the slider: 0 the long skip connection, 1 the first features, then a place for each block. */
  readonly at: number;
  readonly picture: FloatPixels;
}

/** What the steps add, in their order. */
export const picturesOf = ([first, ...others]: readonly [Step, ...Step[]]): readonly [
  FloatPixels,
  ...FloatPixels[],
] => [first.picture, ...others.map(({ picture }) => picture)];

/** The last place of the slider. */
export const lastPlace = ({ groups, blocks }: RcanConfig): number => 1 + groups * blocks;

/**
 * The steps through a network of which the pictures of some parts are known: the long skip connection with the constant,
 * the first features, then every group by its blocks, or at once while these are not known. Undefined while a group's
 * picture is missing.
 */
export function stepsOf(
  config: RcanConfig,
  pictures: ReadonlyMap<string, FloatPixels>,
): readonly [Step, ...Step[]] | undefined {
  const skip = pictures.get('long_skip');
  const constant = pictures.get('constant');
  const first = pictures.get('first_features');
  if (!skip || !constant || !first) return undefined;
  const whole: Step = {
    part: { kind: 'long-skip' },
    name: 'long_skip',
    at: 0,
    picture: added(skip, constant),
  };
  const steps: [Step, ...Step[]] = [
    whole,
    { part: { kind: 'first-features' }, name: 'first_features', at: 1, picture: first },
  ];
  for (const [g, group] of groupParts(config).entries()) {
    const start = 2 + g * config.blocks;
    const byBlock = stepsAt(blockParts(config, [g]), pictures, (i) => start + i);
    const found = byBlock ?? stepsAt([group], pictures, () => start + config.blocks - 1);
    if (!found) return undefined;
    steps.push(...found);
  }
  return steps;
}

function stepsAt(
  parts: readonly Part[],
  pictures: ReadonlyMap<string, FloatPixels>,
  placeOf: (index: number) => number,
): Step[] | undefined {
  const steps = parts.flatMap((part, i) => {
    const name = partName(part);
    const picture = pictures.get(name);
    return picture ? [{ part, name, at: placeOf(i), picture }] : [];
  });
  return steps.length === parts.length ? steps : undefined;
}

const sums = new WeakMap<FloatPixels, FloatPixels>();

/** The sum of the two pictures; the same object for the same first one. */
function added(a: FloatPixels, b: FloatPixels): FloatPixels {
  const known = sums.get(a);
  if (known) return known;
  const sum = { ...a, data: a.data.map((value, i) => value + b.data[i]!) };
  sums.set(a, sum);
  return sum;
}

/** The site that adds a part; of the long skip connection and the constant, where they are added. */
export function siteOfPart(part: Part): Site {
  switch (part.kind) {
    case 'first-features':
      return sites.head;
    case 'group':
      return sites.group(part.group);
    case 'block':
    case 'channel':
      return sites.block(part.group, part.block);
    default:
      return sites.tailInput;
  }
}

/** The index of the last step that the slider has reached. */
export function stepReached(steps: readonly Step[], upto: number | 'all'): number {
  if (upto === 'all') return steps.length - 1;
  return Math.max(
    0,
    steps.findLastIndex(({ at }) => at <= upto),
  );
}
