import { extent, range, scaleLinear, scaleLog } from 'd3';
import type { PlotArea, Tick } from '../shared/plot.ts';
import { ticks } from '../shared/plot.ts';
import type { ScorePoint } from './scores.ts';
import type { Cost } from './settings.ts';

/** A point where it is drawn, in px, and its name where that finds a place. */
export interface ScoreDot {
  readonly point: ScorePoint;
  readonly x: number;
  readonly y: number;
  readonly label?: Label;
}

/** Left and right, top and bottom edge, px. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a name is written: its anchor and the middle of its line. The box is a little wider than the name. */
interface Label extends Box {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly x: number;
}

export interface ScoreLayout {
  readonly area: PlotArea;
  readonly dots: readonly ScoreDot[];
  /** Powers of ten of the cost. */
  readonly xTicks: readonly { readonly at: number; readonly count: number }[];
  readonly yTicks: readonly Tick[];
}

export const radius = 6;
const lineHeight = 17;
/** To the right of the axis, px. */
const beyond = 46;
/** At most the width of a character of 14 px, but for the widest. */
const characterWidth = (character: string): number => (character > '⺀' ? 14.5 : 8.9);

/** Places scores in width x height px: the cost, which each has, to the right by powers of ten, PSNR upwards. */
export function scoreLayout(
  points: readonly ScorePoint[],
  cost: Cost,
  nameOf: (point: ScorePoint) => string,
  width: number,
  height: number,
): ScoreLayout {
  const [left, top, bottom] = [52, 30, height - 46];
  // Half of "10000 G" stands beyond the last power of ten, and a short name beside what is there.
  const right = Math.max(left + 200, width - beyond);
  const area = { width: right + beyond, height, left, right, top, bottom };
  const [low = 1, high = 10] = extent(points, (point) => point.cost[cost]);
  const decades = [Math.floor(Math.log10(low)), Math.max(Math.ceil(Math.log10(high)), 1)] as const;
  const x = scaleLog([10 ** decades[0], 10 ** decades[1]], [left, right]);
  const [worst = 0, best = 1] = extent(points, ({ psnr }) => psnr);
  const y = scaleLinear([worst, best > worst ? best : worst + 1], [bottom - 12, top + 16]);
  const places = points.map((point) => ({ point, x: x(point.cost[cost]), y: y(point.psnr) }));
  const every = width < 480 ? 2 : 1;
  return {
    area,
    dots: labelled(places, nameOf, area),
    xTicks: range(decades[0], decades[1] + 1, every).map((power) => ({
      at: x(10 ** power),
      count: 10 ** power,
    })),
    yTicks: ticks(y, 6),
  };
}

/** Each name as near to its dot as it covers no other, the best first; where there is no place they have none. */
function labelled(
  places: readonly { readonly point: ScorePoint; readonly x: number; readonly y: number }[],
  nameOf: (point: ScorePoint) => string,
  area: PlotArea,
): ScoreDot[] {
  const taken: Box[] = places.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const found = new Map<ScorePoint, ScoreDot['label']>();
  for (const { point, x, y } of places.toSorted((a, b) => a.y - b.y)) {
    const text = nameOf(point);
    const wide = [...text].reduce((sum, character) => sum + characterWidth(character), 0);
    const gap = radius + 4;
    const [above, beside, below] = [y - gap - lineHeight, y - lineHeight / 2, y + gap];
    const corners = [
      { x: x + gap, anchor: 'start', left: x + gap, top: beside },
      { x: x - gap, anchor: 'end', left: x - gap - wide, top: beside },
      { x, anchor: 'middle', left: x - wide / 2, top: above },
      { x, anchor: 'middle', left: x - wide / 2, top: below },
      { x, anchor: 'start', left: x, top: above },
      { x, anchor: 'start', left: x, top: below },
      { x, anchor: 'end', left: x - wide, top: above },
      { x, anchor: 'end', left: x - wide, top: below },
      { x, anchor: 'middle', left: x - wide / 2, top: above - lineHeight },
      { x, anchor: 'middle', left: x - wide / 2, top: below + lineHeight },
    ] as const;
    const box = corners
      .map((corner) => ({ ...corner, right: corner.left + wide, bottom: corner.top + lineHeight }))
      .find(
        (one) =>
          one.left >= area.left &&
          one.right <= area.width &&
          one.top >= area.top - 12 &&
          one.bottom <= area.bottom &&
          !taken.some((other) => overlap(one, other)),
      );
    if (!box) continue;
    taken.push(box);
    found.set(point, { ...box, text });
  }
  return places.map((place) => {
    const label = found.get(place.point);
    return { ...place, ...(label && { label }) };
  });
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
