import { ReaderError } from '../../image/reader-error.ts';
import { plane, type SiteRecord } from '../../trace/trace.ts';

/** What a pixel shuffle works on: (C r^2, H, W) -> (C, H r, W r). */
export interface ShuffleShape {
  /** C, feature channels of the output. */
  readonly features: number;
  /** r, the factor. */
  readonly factor: number;
  /** H and W of the input. */
  readonly height: number;
  readonly width: number;
}

/** The named steps of the figure, in order. Between them only the places of the numbers change. */
export const stepNames = ['maps', 'take', 'lay', 'interleaved'] as const;
export type StepName = (typeof stepNames)[number];

/** All numbers at one step, row by row in the given shape. */
export interface Step {
  readonly name: StepName;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A place in the input: map k = c r^2 + i r + j, row y, column x; (i, j) is the phase, c the feature channel. */
export interface Source {
  readonly feature: number;
  readonly i: number;
  readonly j: number;
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** A place in the output: feature channel, row, column. */
export interface Target {
  readonly feature: number;
  readonly row: number;
  readonly column: number;
}

/** The shape of the shuffle by r of a record. Throws `ReaderError` when its channels do not come in r^2. */
export function shuffleShape({ channels, height, width }: SiteRecord, factor: number): ShuffleShape {
  const features = channels / (factor * factor);
  if (!Number.isInteger(features)) {
    throw new ReaderError(
      'bad-argument',
      `A pixel shuffle by ${factor} needs a multiple of ${factor * factor} channels; there are ${channels}.`,
      { channels, factor },
    );
  }
  return { features, factor, height, width };
}

/** Where the output value at `target` comes from: out[c, y r + i, x r + j] = in[c r^2 + i r + j, y, x]. */
export function sourceOf({ factor: r }: ShuffleShape, { feature, row, column }: Target): Source {
  const i = row % r;
  const j = column % r;
  const map = feature * r * r + i * r + j;
  return { feature, i, j, map, y: (row - i) / r, x: (column - j) / r };
}

/** Where the input value in map k at row y, column x goes: the inverse of `sourceOf`. */
export function targetOf({ factor: r }: ShuffleShape, map: number, y: number, x: number): Target {
  const phase = map % (r * r);
  const i = Math.floor(phase / r);
  return { feature: (map - phase) / (r * r), row: y * r + i, column: x * r + (phase % r) };
}

/**
 * (C, r, r, H, W) -> (C, H, r, W, r), PyTorch's `permute(0, 3, 1, 4, 2)`: for every feature channel the r x r
 * phases of one place come together. The only step that moves numbers in memory.
 */
export function gatherPhases(data: Float32Array, shape: ShuffleShape): Float32Array {
  const { features, factor: r, height, width } = shape;
  const out = new Float32Array(data.length);
  let from = 0;
  for (let c = 0; c < features; c++) {
    for (let i = 0; i < r; i++) {
      for (let j = 0; j < r; j++) {
        for (let y = 0; y < height; y++) {
          let to = ((c * height + y) * r + i) * width * r + j;
          for (let x = 0; x < width; x++, to += r) out[to] = data[from++] ?? NaN;
        }
      }
    }
  }
  return out;
}

/** The four steps of a pixel shuffle by r on a record, each with all its numbers. */
export function shuffleSteps(record: SiteRecord, factor: number): readonly [Step, Step, Step, Step] {
  const shape = shuffleShape(record, factor);
  const { features: c, factor: r, height: h, width: w } = shape;
  const { data } = record;
  const gathered = gatherPhases(data, shape);
  return [
    { name: 'maps', shape: [c * r * r, h, w], data },
    { name: 'take', shape: [c, r, r, h, w], data },
    { name: 'lay', shape: [c, h, r, w, r], data: gathered },
    { name: 'interleaved', shape: [c, h * r, w * r], data: gathered },
  ];
}

/** How the shuffle computed here compares with the recorded output of the model. */
export interface Comparison {
  readonly values: number;
  readonly different: number;
  /** Largest magnitude of a difference; 0 when all values are equal. */
  readonly largest: number;
}

/**
 * Shuffles `before` as the figure does and compares every number with `after`, the model's own output. Goes
 * feature channel by feature channel, so that it never holds more than one of them. Undefined when the shapes
 * say that the two records are not of one shuffle.
 */
export function compareWithModel(
  before: SiteRecord,
  after: SiteRecord,
  factor: number,
): Comparison | undefined {
  const shape = shuffleShape(before, factor);
  const { features, factor: r, height, width } = shape;
  if (after.channels !== features || after.height !== height * r || after.width !== width * r)
    return undefined;
  const size = r * r * height * width;
  let different = 0;
  let largest = 0;
  for (let c = 0; c < features; c++) {
    const maps = before.data.subarray(c * size, (c + 1) * size);
    const ours = gatherPhases(maps, { ...shape, features: 1 });
    const theirs = plane(after, c);
    for (let p = 0; p < size; p++) {
      const a = ours[p] ?? NaN;
      const b = theirs[p] ?? NaN;
      if (Object.is(a, b)) continue;
      different++;
      largest = Math.max(largest, Math.abs(a - b)); // NaN stays NaN
    }
  }
  return { values: features * size, different, largest };
}
