import type { Site } from '../../model/sites.ts';
import type { Box } from '../shared/box.ts';
import type { GatedEdge, Flow } from './flow.ts';
import type { Size } from './geometry.ts';
import type { SceneText } from './scene.ts';

/** Heights in CSS pixels of what stands under the output. */
export const scoreHeight = 86;

/** Units that are narrower have no room for a gate of their own. */
const leastGated = 26;
/** Units that are narrower are called by their number alone. */
const leastNamed = 50;
/** What they add has no room below units that begin closer to each other. */
const leastTold = 44;

/** A group or block of a row. */
export interface Unit {
  readonly box: Box;
  readonly site: Site;
  /** From 0. */
  readonly index: number;
  readonly name: string;
}

interface Row {
  /** The middle of the row, across the signal. */
  readonly across: number;
  /** Where the skip connections round single units run. */
  readonly top: number;
  /** Between two units. */
  readonly gap: number;
}

const lengthOf = (flow: Flow, { box }: Unit): number => flow.end(box) - flow.start(box);

/** The skip connections round the units of a row, where they have room for their gates. */
export function unitSkips(flow: Flow, units: readonly Unit[], { across, top, gap }: Row): GatedEdge[] {
  return units
    .filter((unit) => lengthOf(flow, unit) >= leastGated)
    .map(({ box, site }) => {
      const sum = flow.box(flow.end(box) + gap / 2, across, 0, 0);
      return flow.skip(flow.start(box) - gap / 2 + 2, across, top, sum, site, false);
    });
}

/** From where one unit begins to where the next one does. */
const pitch = (flow: Flow, [first, second]: readonly Unit[]): number =>
  first && second ? flow.start(second.box) - flow.start(first.box) : Infinity;

/** The names of the units of a row: beside them where the signal goes down, else below. */
export const unitNames = (flow: Flow, units: readonly Unit[]): SceneText[] => {
  const isDense = pitch(flow, units) < leastTold;
  return units.map(({ box, site, index, name }, _, all) =>
    flow.upright
      ? {
          x: box.x + box.width + 8,
          y: box.y + box.height / 2 + 5,
          text: name,
          strong: true,
          unit: site,
          inLine: isDense,
        }
      : {
          x: box.x + box.width / 2,
          y: box.y + box.height + 18,
          text: lengthOf(flow, all[0]!) < leastNamed ? String(index) : name,
          anchor: 'middle',
          strong: true,
          ...(!isDense && { unit: site }),
        },
  );
};

/** Where the output's score stands: beside it where the signal goes down, else below it. */
export const scoreBox = (flow: Flow, output: Box, size: Size, side: number): Box =>
  flow.upright
    ? {
        x: output.x + output.width + 12,
        y: output.y,
        width: size.width - output.x - output.width - 12,
        height: side,
      }
    : { x: size.width - side, y: output.y + output.height + 8, width: side, height: scoreHeight };
