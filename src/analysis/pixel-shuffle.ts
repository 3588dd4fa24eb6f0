import { ReaderError } from '../image/reader-error.ts';
import { channelOf, phaseOf, type ChannelOrder, type Shuffling } from '../model/channel-order.ts';
import type { Planes } from '../trace/trace.ts';

/** The shape of a pixel shuffle (C r^2, H, W) -> (C, H r, W r). */
export interface ShuffleShape extends Shuffling {
  /** H and W of the input. */
  readonly height: number;
  readonly width: number;
  /** The order of its input channels. */
  readonly order: ChannelOrder;
}

/** A position in the input: row y, column x of `map`, which holds phase (i, j) of a feature channel. */
export interface Source {
  readonly feature: number;
  readonly i: number;
  readonly j: number;
  readonly map: number;
  readonly y: number;
  readonly x: number;
}

/** A position in the output: feature channel, row, column. */
export interface Target {
  readonly feature: number;
  readonly row: number;
  readonly column: number;
}

/** The shape of the shuffle by r of maps. Throws `ReaderError` when their number is no multiple of r^2. */
export function shuffleShape(
  { channels, height, width }: Planes,
  factor: number,
  order: ChannelOrder = 'torch',
): ShuffleShape {
  const features = channels / (factor * factor);
  if (!Number.isInteger(features)) {
    throw new ReaderError(
      'bad-argument',
      `A pixel shuffle by ${factor} needs a multiple of ${factor * factor} channels; there are ${channels}.`,
      { channels, factor },
    );
  }
  return { features, factor, height, width, order };
}

/** Where the output value at `target` comes from: out[c, y r + i, x r + j] = in[map of c and (i, j), y, x]. */
export function sourceOf(shape: ShuffleShape, { feature, row, column }: Target): Source {
  const r = shape.factor;
  const i = row % r;
  const j = column % r;
  const map = channelOf(shape.order, shape, { feature, i, j });
  return { feature, i, j, map, y: (row - i) / r, x: (column - j) / r };
}

/** Where the input value in `map` at row y, column x goes: the inverse of `sourceOf`. */
export function targetOf(shape: ShuffleShape, map: number, y: number, x: number): Target {
  const { feature, i, j } = phaseOf(shape.order, shape, map);
  return { feature, row: y * shape.factor + i, column: x * shape.factor + j };
}

/**
 * (C r^2, H, W) -> (C, r, r, H, W): groups the maps of each feature channel. In PyTorch's order they are grouped, and
 * `data` itself is returned.
 */
export function groupChannels(data: Float32Array, shape: ShuffleShape): Float32Array {
  return shape.order === 'torch' ? data : movePlanes(data, shape, shape.order, 'torch');
}

/** The inverse of `groupChannels`. */
export function ungroupChannels(data: Float32Array, shape: ShuffleShape): Float32Array {
  return shape.order === 'torch' ? data : movePlanes(data, shape, 'torch', shape.order);
}

function movePlanes(
  data: Float32Array,
  shape: ShuffleShape,
  from: ChannelOrder,
  to: ChannelOrder,
): Float32Array {
  const size = shape.height * shape.width;
  const out = new Float32Array(data.length);
  for (let k = 0; k * size < data.length; k++) {
    const place = channelOf(to, shape, phaseOf(from, shape, k));
    out.set(data.subarray(k * size, (k + 1) * size), place * size);
  }
  return out;
}

/**
 * (C, r, r, H, W) -> (C, H, r, W, r), PyTorch's `permute(0, 3, 1, 4, 2)`: the r x r phases of each position become
 * adjacent.
 */
export function gatherPhases(data: Float32Array, shape: ShuffleShape): Float32Array {
  const out = new Float32Array(data.length);
  let from = 0;
  eachRow(shape, (start, r, width) => {
    for (let x = 0, to = start; x < width; x++, to += r) out[to] = data[from++]!;
  });
  return out;
}

/** (C, H, r, W, r) -> (C, r, r, H, W), the inverse of `gatherPhases`. */
export function separatePhases(data: Float32Array, shape: ShuffleShape): Float32Array {
  const out = new Float32Array(data.length);
  let to = 0;
  eachRow(shape, (start, r, width) => {
    for (let x = 0, from = start; x < width; x++, from += r) out[to++] = data[from]!;
  });
  return out;
}

/** Visits the rows of all maps in order, each with the index of its first value in the output. */
function eachRow(
  { features, factor: r, height, width }: ShuffleShape,
  visit: (start: number, r: number, width: number) => void,
): void {
  for (let c = 0; c < features; c++)
    for (let i = 0; i < r; i++)
      for (let j = 0; j < r; j++)
        for (let y = 0; y < height; y++) visit(((c * height + y) * r + i) * width * r + j, r, width);
}

/** (C r^2, H, W) -> (C, H r, W r). Throws `ReaderError` when the count of channels is no multiple of r^2. */
export function pixelShuffle(maps: Planes, factor: number, order?: ChannelOrder): Planes {
  const shape = shuffleShape(maps, factor, order);
  return {
    channels: shape.features,
    height: shape.height * factor,
    width: shape.width * factor,
    data: gatherPhases(groupChannels(maps.data, shape), shape),
  };
}

/** (C, H r, W r) -> (C r^2, H, W), the inverse of `pixelShuffle`. Throws `ReaderError` when r does not divide a side. */
export function pixelUnshuffle(maps: Planes, factor: number, order: ChannelOrder = 'torch'): Planes {
  const { channels: features } = maps;
  const [height, width] = [maps.height / factor, maps.width / factor];
  if (!Number.isInteger(height) || !Number.isInteger(width)) {
    throw new ReaderError(
      'bad-argument',
      `A pixel unshuffle by ${factor} needs sides that are multiples of ${factor}; these are ${maps.height} x ${maps.width}.`,
      { height: maps.height, width: maps.width, factor },
    );
  }
  const shape = { features, factor, height, width, order };
  return {
    channels: features * factor * factor,
    height,
    width,
    data: ungroupChannels(separatePhases(maps.data, shape), shape),
  };
}
