import { range } from 'd3';
import { sourceOf, type ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { tabulate, type Table } from '../shared/table.ts';
import type { Crop } from './material.ts';
import type { Step } from './steps.ts';

/**
 * The pixels of one feature channel that are drawn, row by row, each with the map and the place that it comes from.
 * Places count in the whole maps: `origin` is where the window begins in the small ones.
 */
export function shuffleTable(
  shape: ShuffleShape,
  [, , , { data }]: readonly [Step, Step, Step, Step],
  feature: number,
  origin: Pick<Crop, 'x' | 'y'>,
): Table {
  const { factor: r } = shape;
  const [height, width] = [shape.height * r, shape.width * r];
  const pixels = range(height * width).map((p) => {
    const [row, column] = [Math.floor(p / width), p % width];
    const target = { feature, row: row + origin.y * r, column: column + origin.x * r };
    return { target, source: sourceOf(shape, target), value: data[feature * height * width + p] };
  });
  return tabulate(pixels, {
    'feature channel': ({ target }) => target.feature,
    'output row': ({ target }) => target.row,
    'output column': ({ target }) => target.column,
    map: ({ source }) => source.map,
    i: ({ source }) => source.i,
    j: ({ source }) => source.j,
    'map row': ({ source }) => source.y,
    'map column': ({ source }) => source.x,
    value: ({ value }) => value,
  });
}
