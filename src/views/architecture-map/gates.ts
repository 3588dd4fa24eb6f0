import type { Site } from '../../model/sites.ts';
import { keyTarget, sliderKey } from '../shared/keys.ts';
import type { Gate, Point } from './graph.ts';

/** On a long line the handle needs not travel all of it. */
const longest = 150;
/** What a line's rounded corners take of it at both ends. */
const corner = 8;
/** A drag over so many pixels leads from one end to the other, however short the line. */
const leastTravel = 90;

/** The gate on the straight part of a line that runs between two corners. */
export function gateOn(site: Site, from: Point, to: Point, whole: boolean): Gate {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const half = Math.max(0, Math.min(longest, length - 2 * corner)) / 2;
  const at = (distance: number): Point => {
    const share = length > 0 ? distance / length : 0;
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  };
  return { site, closed: at(length / 2 - half), open: at(length / 2 + half), whole };
}

/** Where the handle stands at a value. */
export function handleAt({ closed, open }: Gate, value: number): Point {
  return { x: closed.x + (open.x - closed.x) * value, y: closed.y + (open.y - closed.y) * value };
}

/** From shut to open, in pixels. */
export const lengthOf = ({ closed, open }: Gate): number => Math.hypot(open.x - closed.x, open.y - closed.y);

/** The value, in hundredths, that a drag by `by` pixels leads to from `value`. */
export function draggedTo(gate: Gate, value: number, by: Point): number {
  const { closed, open } = gate;
  const line = { x: open.x - closed.x, y: open.y - closed.y };
  const length = lengthOf(gate) || 1;
  const along = (by.x * line.x + by.y * line.y) / length;
  return hundredths(value + along / Math.max(leastTravel, length));
}

/** The value that a key leads to: arrows move by a twentieth, Page keys by a fourth; Delete takes the gate away. */
export function keyedTo(event: KeyboardEvent, value: number): number | undefined {
  const target =
    sliderKey(event, { value, from: 0, to: 1, step: 0.05, page: 0.25 }) ??
    keyTarget(event, { Delete: 1, Backspace: 1 });
  return target === undefined ? undefined : hundredths(target);
}

const hundredths = (value: number): number => Math.min(1, Math.max(0, Math.round(100 * value) / 100));
