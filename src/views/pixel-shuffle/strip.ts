import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { channelOf, phaseOf } from '../../model/channel-order.ts';
import type { StageLayout } from './geometry.ts';
import type { Box } from '../shared/box.ts';

const thumbGap = 2;
const featureGap = { x: 10, y: 6 };
const thumbCells = [14, 11, 8, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.75, 0.5];

const featureWidth = ({ factor: r, width: w }: ShuffleShape, cell: number): number =>
  r * r * (w * cell + thumbGap) - thumbGap;

/** The strip of all maps at the upper left of a place, its cells as large as fit into it. */
export function stripLayout(shape: ShuffleShape, place: Box): StageLayout['strip'] {
  const measure = (cell: number): StageLayout['strip'] => {
    const perRow = Math.max(
      1,
      Math.floor((place.width + featureGap.x) / (featureWidth(shape, cell) + featureGap.x)),
    );
    const columns = Math.min(perRow, shape.features);
    const rows = Math.ceil(shape.features / perRow);
    const box = {
      x: place.x,
      y: place.y,
      width: columns * (featureWidth(shape, cell) + featureGap.x) - featureGap.x,
      height: rows * (shape.height * cell + featureGap.y) - featureGap.y,
    };
    return { box, cell, perRow };
  };
  const fits = ({ box }: StageLayout['strip']): boolean =>
    box.width <= place.width && box.height <= place.height;
  const sizes = thumbCells.map(measure);
  return sizes.find(fits) ?? measure(thumbCells.at(-1) ?? 1);
}

/** The small map k in the strip. */
export function stripMap({ shape, strip }: StageLayout, map: number): Box {
  const { factor: r, height: h, width: w } = shape;
  const feature = Math.floor(map / (r * r));
  const column = feature % strip.perRow;
  const row = Math.floor(feature / strip.perRow);
  return {
    x:
      strip.box.x +
      column * (featureWidth(shape, strip.cell) + featureGap.x) +
      (map % (r * r)) * (w * strip.cell + thumbGap),
    y: strip.box.y + row * (h * strip.cell + featureGap.y),
    width: w * strip.cell,
    height: h * strip.cell,
  };
}

/** The small map in the strip that holds phase (i, j) of a feature channel. */
export function stripMapOf(layout: StageLayout, feature: number, i: number, j: number): Box {
  const { shape } = layout;
  return stripMap(layout, channelOf(shape.order, shape, { feature, i, j }));
}

/** Where in the strip a feature channel's maps are: together, or one by one where the order scatters them. */
export function stripFeature(layout: StageLayout, feature: number): Box[] {
  const { factor: r, order } = layout.shape;
  if (order === 'torch')
    return [{ ...stripMapOf(layout, feature, 0, 0), width: featureWidth(layout.shape, layout.strip.cell) }];
  return Array.from({ length: r * r }, (_, q) => stripMapOf(layout, feature, Math.floor(q / r), q % r));
}

/** The feature channel of the small map nearest to a point of the strip, if there is one. */
export function featureAt(layout: StageLayout, x: number, y: number): number | undefined {
  const { shape } = layout;
  for (let map = 0; map < shape.features * shape.factor ** 2; map++) {
    const box = stripMap(layout, map);
    const inX = x >= box.x - featureGap.x / 2 && x < box.x + box.width + featureGap.x / 2;
    if (inX && y >= box.y - featureGap.y / 2 && y < box.y + box.height + featureGap.y / 2)
      return phaseOf(shape.order, shape, map).feature;
  }
  return undefined;
}
