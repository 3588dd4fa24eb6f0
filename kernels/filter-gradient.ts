import { bytesOf } from './arithmetic';
import { loadWindow, storeLanes } from './edges';
import { outer4x4, outer4x8 } from './outer-products';
import { transformFilterGradient } from './transform-filter';
import { transformInput } from './transform-input';
import { transformOutputGradient } from './transform-output-gradient';

/** Tiles of a chunk of `transformTiles`. */
const run: i32 = 8;
/** Padding bytes between Winograd positions, so that the 36 do not map to the same cache sets. */
const gap: usize = 64;

/**
 * Arguments of the gradient of a 3x3 convolution by its filter, the adjoint of Winograd's F(4x4, 3x3): from
 * x [batch, height, width, inputs] and dy [batch, height, width, outputs] to [3, 3, inputs, outputs]. Three jobs with the
 * same arguments follow one another, the first two for each run of `tiles` tiles from `first`: `transformTiles`,
 * `multiplyPosition`, at the end `finishInput`. Every number is computed by one chunk in a fixed order, so that the count
 * of threads changes no bit. Written by `src/engine/kernels/kernel-calls.ts` in the order of its fields.
 */
@unmanaged
export class FilterGradient {
  x: usize;
  dy: usize;
  height: i32;
  width: i32;
  inputs: i32;
  outputs: i32;
  /** The transformed tiles: V [36][tiles][inputs], Z [36][tiles][outputs], channels rounded up to a multiple of 4. */
  v: usize;
  z: usize;
  /** Their products [36][inputs][outputs], rounded up too. */
  u: usize;
  first: i32;
  tiles: i32;
  gradient: usize;
}

@inline
function roundUp(channels: i32): i32 {
  return (channels + 3) & ~3;
}

/** Bytes from one position to the next of transformed tiles. */
@inline
function positionBytes(tiles: i32, channels: i32): usize {
  return bytesOf(tiles * roundUp(channels)) + gap;
}

/** Bytes of V or Z for a run of `tiles` tiles. */
export function transformedBytes(tiles: i32, channels: i32): usize {
  return 36 * positionBytes(tiles, channels);
}

/** Bytes of U. */
export function productsBytes(inputs: i32, outputs: i32): usize {
  return 36 * bytesOf(roundUp(inputs) * roundUp(outputs));
}

/** Bytes of scratch that a thread needs for any of the jobs. */
export function filterGradientScratchBytes(inputs: i32, outputs: i32): usize {
  return 36 * (16 + bytesOf(roundUp(max(inputs, outputs))));
}

export function transformRuns(job: FilterGradient): i32 {
  return (job.tiles + run - 1) / run;
}

/** Transforms eight tiles of x and of dy. */
export function transformTiles(job: FilterGradient, index: i32, scratch: usize): void {
  const height = job.height;
  const width = job.width;
  const across = (width + 3) >> 2;
  const perPicture = across * ((height + 3) >> 2);
  const inputs = job.inputs;
  const outputs = job.outputs;
  const half = scratch;
  const window = scratch + 36 * 16;
  const last = min((index + 1) * run, job.tiles);
  for (let t = index * run; t < last; t++) {
    const tile = job.first + t;
    const picture = tile / perPicture;
    const top = 4 * ((tile % perPicture) / across);
    const left = 4 * ((tile % perPicture) % across);
    transformOne(
      job.x + bytesOf(picture * height * width * inputs),
      height,
      width,
      inputs,
      top,
      left,
      job.v + bytesOf(t * roundUp(inputs)),
      positionBytes(job.tiles, inputs),
      window,
      half,
      true,
    );
    transformOne(
      job.dy + bytesOf(picture * height * width * outputs),
      height,
      width,
      outputs,
      top,
      left,
      job.z + bytesOf(t * roundUp(outputs)),
      positionBytes(job.tiles, outputs),
      window,
      half,
      false,
    );
  }
}

/** Transforms the tile of one picture at (top, left): a window of the input, or a tile of the output's gradient. */
@inline
function transformOne(
  from: usize,
  height: i32,
  width: i32,
  channels: i32,
  top: i32,
  left: i32,
  to: usize,
  position: usize,
  window: usize,
  half: usize,
  input: bool,
): void {
  const border = input ? 1 : 0;
  const size = input ? 6 : 4;
  const row = top - border;
  const column = left - border;
  const depth = roundUp(channels);
  let at = window;
  let rowBytes: usize = 6 * bytesOf(depth);
  if (channels === depth && row >= 0 && column >= 0 && row + size <= height && column + size <= width) {
    at = from + bytesOf((row * width + column) * channels);
    rowBytes = bytesOf(width * channels);
  } else {
    loadWindow(from, height, width, channels, row, column, size, window, depth);
  }
  if (input) transformInput(at, rowBytes, bytesOf(depth), depth, to, position, half);
  else transformOutputGradient(at, rowBytes, bytesOf(depth), depth, to, position, half);
}

/** U at one of the 36 positions: the sum over the tiles of V's inputs times Z's outputs. */
export function multiplyPosition(job: FilterGradient, p: i32): void {
  const depth = roundUp(job.inputs);
  const width = roundUp(job.outputs);
  const v = job.v + <usize>p * positionBytes(job.tiles, job.inputs);
  const z = job.z + <usize>p * positionBytes(job.tiles, job.outputs);
  const row = bytesOf(width);
  const u = job.u + <usize>(p * depth) * row;
  const add = job.first > 0;
  for (let o = 0; o < width; o += 8) {
    for (let i = 0; i < depth; i += 4) {
      const c = u + <usize>i * row + bytesOf(o);
      const a = v + bytesOf(i);
      const b = z + bytesOf(o);
      if (o + 8 <= width) outer4x8(a, bytesOf(depth), b, row, job.tiles, c, row, add);
      else outer4x4(a, bytesOf(depth), b, row, job.tiles, c, row, add);
    }
  }
}

/** The gradient of the weights that read input channel i. */
export function finishInput(job: FilterGradient, i: i32, scratch: usize): void {
  const inputs = job.inputs;
  const outputs = job.outputs;
  const width = roundUp(outputs);
  const position = bytesOf(roundUp(inputs) * width);
  const g = scratch;
  const half = scratch + 9 * 16;
  for (let o = 0; o < outputs; o += 4) {
    transformFilterGradient(job.u + bytesOf(i * width + o), position, g, half);
    for (let k = 0; k < 9; k++) {
      const to = job.gradient + bytesOf((k * inputs + i) * outputs + o);
      storeLanes(to, v128.load(g + 16 * <usize>k), min(4, outputs - o));
    }
  }
}
