import {
  gatherPhases,
  groupChannels,
  separatePhases,
  type ShuffleShape,
} from '../../analysis/pixel-shuffle.ts';
import { channelOf } from '../../model/channel-order.ts';
import { plane, type Planes } from '../../trace/trace.ts';

/** Which way the figure goes: maps into pixels, or pixels back into maps. */
export type Direction = 'shuffle' | 'unshuffle';

/** The named steps of the figure, in the shuffle's order. Between them only the places of the numbers change. */
export const stepNames = ['maps', 'take', 'lay', 'interleaved'] as const;
export type StepName = (typeof stepNames)[number];

/** All numbers at one step, row by row in the given shape. */
export interface Step {
  readonly name: StepName;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The four steps of a pixel shuffle of (C r^2, H, W) maps, each with all its numbers. An unshuffle is these backwards. */
export function shuffleSteps(
  { data }: Pick<Planes, 'data'>,
  shape: ShuffleShape,
): readonly [Step, Step, Step, Step] {
  const { features: c, factor: r, height: h, width: w } = shape;
  const grouped = groupChannels(data, shape);
  const gathered = gatherPhases(grouped, shape);
  return [
    { name: 'maps', shape: [c * r * r, h, w], data },
    { name: 'take', shape: [c, r, r, h, w], data: grouped },
    { name: 'lay', shape: [c, h, r, w, r], data: gathered },
    { name: 'interleaved', shape: [c, h * r, w * r], data: gathered },
  ];
}

/** How what the figure computes compares with what the model recorded. */
export interface Comparison {
  readonly values: number;
  readonly different: number;
  /** Largest magnitude of a difference; 0 when all values are equal. */
  readonly largest: number;
}

/**
 * Goes the figure's way with the model's own arrays, from `before` the shuffle to `after` it or back, and compares every
 * number with what the model has there. Feature channel by feature channel, so that it never holds more than one of
 * them. Undefined when the shapes say that the two are not of one shuffle.
 */
export function compareWithModel(
  before: Planes,
  after: Planes,
  shape: ShuffleShape,
  direction: Direction = 'shuffle',
): Comparison | undefined {
  const { features, factor: r, height, width } = shape;
  const fits = after.channels === features && after.height === height * r && after.width === width * r;
  if (!fits || before.channels !== features * r * r) return undefined;
  const one = { ...shape, features: 1 };
  const maps = new Float32Array(r * r * height * width);
  let different = 0;
  let largest = 0;
  for (let feature = 0; feature < features; feature++) {
    for (let phase = 0; phase < r * r; phase++) {
      const place = { feature, i: Math.floor(phase / r), j: phase % r };
      maps.set(plane(before, channelOf(shape.order, shape, place)), phase * height * width);
    }
    const [ours, theirs] =
      direction === 'shuffle'
        ? [gatherPhases(maps, one), plane(after, feature)]
        : [separatePhases(plane(after, feature), one), maps];
    for (let p = 0; p < ours.length; p++) {
      const a = ours[p] ?? NaN;
      const b = theirs[p] ?? NaN;
      if (Object.is(a, b)) continue;
      different++;
      largest = Math.max(largest, Math.abs(a - b)); // NaN stays NaN
    }
  }
  return { values: features * maps.length, different, largest };
}
