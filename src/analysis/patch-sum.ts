import type { Planes } from '../trace/trace.ts';
import type { ConvParameters } from './convolve.ts';

/** One value of a 3x3 convolution with its summands. */
export interface PatchSum {
  /** The 3x3 values of every input channel, I x 9; 0 where the patch reaches over the edge of the maps. */
  readonly values: Float32Array;
  /** The weights they are multiplied with, I x 9. */
  readonly weights: Float32Array;
  /** Which of the 9 places lie outside the maps, where the padding's zeros are. */
  readonly outside: readonly boolean[];
  /** For every input channel the sum of its 9 products. */
  readonly channels: Float64Array;
  readonly bias: number;
  /** All products and the bias, in double precision. */
  readonly result: number;
}

/** The summands of output channel `output` of a 3x3 convolution with zero padding at row y, column x of maps (CHW). */
export function patchSum(
  maps: Planes,
  { weight, bias }: ConvParameters,
  output: number,
  y: number,
  x: number,
): PatchSum {
  const { channels: inputs, height, width, data } = maps;
  const weights = weight.data.subarray(output * inputs * 9, (output + 1) * inputs * 9);
  const values = new Float32Array(inputs * 9);
  const channels = new Float64Array(inputs);
  const outside = Array.from({ length: 9 }, (_, p) => {
    const [row, column] = [y + Math.floor(p / 3) - 1, x + (p % 3) - 1];
    return row < 0 || row >= height || column < 0 || column >= width;
  });
  for (let n = 0; n < inputs; n++) {
    for (let p = 0; p < 9; p++) {
      if (outside[p]) continue;
      const value = data[(n * height + y + Math.floor(p / 3) - 1) * width + x + (p % 3) - 1]!;
      values[n * 9 + p] = value;
      channels[n]! += value * weights[n * 9 + p]!;
    }
  }
  const offset = bias.data[output]!;
  return {
    values,
    weights,
    outside,
    channels,
    bias: offset,
    result: channels.reduce((sum, part) => sum + part, offset),
  };
}
