import { bytesOf } from './arithmetic';
import { loadWindow, storeTile } from './edges';
import { multiply6x4, multiply6x8 } from './multiply';
import { meansOfSums, sumPixels } from './sums';
import { transformInput } from './transform-input';
import { transformOutput } from './transform-output';

/** Tiles of a block; a multiple of the six of a matrix product. */
const blockTiles: i32 = 24;
/** Padding bytes between Winograd positions of a block, so that the 36 do not map to the same cache sets. */
const gap: usize = 64;

/** Bytes from one Winograd position to the next, in a block of V or M with `columns` channels. */
@inline
function positionBytes(columns: i32): usize {
  return bytesOf(blockTiles * columns) + gap;
}

/**
 * Arguments of a 3x3 convolution, stride 1, zero padding, by Winograd's F(4x4, 3x3): x [batch, height, width, inputs] ->
 * y [batch, height, width, outputs]; plus bias, and ReLU if `relu`. Written by `src/engine/kernels/kernel-calls.ts` in the
 * order of its fields.
 */
@unmanaged
export class Convolution {
  x: usize;
  height: i32;
  width: i32;
  inputs: i32;
  /**
   * The panels, each 36 matrices U [inputs rounded up to a multiple of 4, 8], then the bias [8]; the last panel has 4
   * channels where 4 are enough.
   */
  filter: usize;
  outputs: i32;
  /** 1 or 0 */
  relu: i32;
  y: usize;
  /**
   * y is written through a pixel shuffle by r, channels ordered (i r + j) C + c with C a multiple of 4:
   * [height, width, r r C] -> [height r, width r, C]; 1 for none.
   */
  r: i32;
  /** Address for the mean of each output channel, [batch, outputs]; 0 for none. outputs must then be a multiple of 4. */
  means: usize;
  batch: i32;
}

/** Bytes of scratch that a thread needs for `convolveBlock`: V, M, a half-done transform, a window, a tile. */
export function convolutionScratchBytes(inputs: i32): usize {
  const depth = (inputs + 3) & ~3;
  return 36 * (positionBytes(depth) + positionBytes(8) + 16 + bytesOf(depth)) + 16 * 16;
}

/** Count of blocks of tiles in a picture: the chunks of a convolution, picture after picture. */
export function convolutionBlocks(height: i32, width: i32): i32 {
  const tiles = ((width + 3) >> 2) * ((height + 3) >> 2);
  return (tiles + blockTiles - 1) / blockTiles;
}

/** Bytes of `sums`, the sums of each block for the means: [batch, blocks, outputs]. */
export function convolutionSumsBytes(batch: i32, height: i32, width: i32, outputs: i32): usize {
  return <usize>(batch * convolutionBlocks(height, width)) * bytesOf(outputs);
}

/**
 * Convolves one block of tiles in three steps: V = B^T d B for the 6 x 6 window d of each tile; at each of the 36
 * positions M [tiles, outputs] = V [tiles, inputs] U [inputs, outputs]; Y = A^T M A, the 4 x 4 pixels of each tile. The
 * last two are done for a panel of eight output channels at a time, so that M stays in the L1 cache.
 */
export function convolveBlock(job: Convolution, chunk: i32, scratch: usize, sums: usize): void {
  const height = job.height;
  const width = job.width;
  const inputs = job.inputs;
  const outputs = job.outputs;
  const blocks = convolutionBlocks(height, width);
  const picture = chunk / blocks;
  const block = chunk % blocks;
  const x = job.x + bytesOf(picture * height * width * inputs);
  const y = job.y + bytesOf(picture * height * width * outputs);
  const r = job.r;
  const means = job.means;
  const depth = (inputs + 3) & ~3;
  const vPosition = positionBytes(depth);
  const mPosition = positionBytes(8);
  const v = scratch;
  const m = v + 36 * vPosition;
  const half = m + 36 * mPosition;
  const window = half + 36 * 16;
  const tile = window + 36 * bytesOf(depth);

  const least = f32x4.splat(job.relu ? 0 : -Infinity);
  const maps = outputs / (r * r);
  const yPixel = bytesOf(r * maps);
  const yRow = yPixel * <usize>(r * width);
  const across = (width + 3) >> 2;
  const first = block * blockTiles;
  const last = min(first + blockTiles, across * ((height + 3) >> 2));

  for (let t = first, to = v; t < last; t++, to += bytesOf(depth)) {
    const top = 4 * (t / across) - 1;
    const left = 4 * (t % across) - 1;
    const inside = top >= 0 && left >= 0 && top + 6 <= height && left + 6 <= width;
    if (inside && inputs === depth) {
      const d = x + bytesOf((top * width + left) * inputs);
      transformInput(d, bytesOf(width * inputs), bytesOf(inputs), depth, to, vPosition, half);
    } else {
      loadWindow(x, height, width, inputs, top, left, 6, window, depth);
      transformInput(window, 6 * bytesOf(depth), bytesOf(depth), depth, to, vPosition, half);
    }
  }

  let panel = job.filter;
  for (let n = 0; n < outputs; n += 8) {
    const columns = outputs - n > 4 ? 8 : 4;
    for (let p = 0, a = v, c = m; p < 36; p++, a += vPosition, c += mPosition) {
      multiplyBlock(a, panel, c, last - first, depth, columns);
      panel += bytesOf(depth * columns);
    }

    for (let q = n; q < min(n + columns, outputs); q += 4, panel += 16) {
      const bias = v128.load(panel);
      const lanes = min(4, outputs - q);
      const phase = q / maps;
      const corner = y + bytesOf(((phase / r) * r * width + (phase % r)) * maps + (q % maps));
      let total = f32x4.splat(0);
      for (let t = first, from = m + bytesOf(q - n); t < last; t++, from += bytesOf(columns)) {
        const top = 4 * (t / across);
        const left = 4 * (t % across);
        const rows = min(4, height - top);
        const width4 = min(4, width - left);
        const to = corner + <usize>top * yRow + <usize>left * yPixel;
        if (rows + width4 + lanes === 12) {
          transformOutput(from, mPosition, bias, least, to, yRow, yPixel, half);
        } else {
          transformOutput(from, mPosition, bias, least, tile, 64, 16, half);
          storeTile(tile, rows, width4, lanes, to, yRow, yPixel);
        }
        if (means) total = f32x4.add(total, sumPixels(to, rows, width4, yRow, yPixel));
      }
      if (means) v128.store(sums + bytesOf(chunk * outputs + q), total);
    }
  }
}

/** Computes the means when all blocks are done, adding their sums in the order of blocks whichever thread made them. */
export function finishConvolution(job: Convolution, sums: usize): void {
  if (!job.means) return;
  const blocks = convolutionBlocks(job.height, job.width);
  const pixels = job.height * job.width;
  for (let n = 0; n < job.batch; n++) {
    const picture = bytesOf(n * job.outputs);
    meansOfSums(sums + <usize>blocks * picture, blocks, job.outputs, pixels, job.means + picture);
  }
}

/** M = V U at one position, six tiles at a time; results of tiles beyond `tiles` are not read. */
@inline
function multiplyBlock(v: usize, u: usize, m: usize, tiles: i32, depth: i32, columns: i32): void {
  const strip: usize = 6 * bytesOf(depth);
  for (let t = 0; t < tiles; t += 6, v += strip, m += 6 * bytesOf(columns)) {
    if (columns === 8) multiply6x8(v, bytesOf(depth), u, depth, m);
    else multiply6x4(v, bytesOf(depth), u, depth, m);
  }
}
