import type { Parameter } from '../model/state-dict.ts';
import type { Planes } from '../trace/trace.ts';

/** A convolution's parameters in PyTorch's order: weights OIHW, one bias per output. */
export interface ConvParameters {
  readonly weight: Parameter;
  readonly bias: Parameter;
}

/**
 * A convolution of stride 1 with zero padding to the same size, k odd: (I, H, W) -> (O, H, W). Sums are in float64 and
 * rounded once; too slow for a whole network, meant for windows of maps.
 */
export function convolve(maps: Planes, { weight, bias }: ConvParameters): Planes {
  const { height, width } = maps;
  const [outputs = 0, inputs = 0, k = 1] = weight.shape;
  const size = height * width;
  const half = (k - 1) / 2;
  const data = new Float32Array(outputs * size);
  const sums = new Float64Array(size);
  let w = 0;
  for (let o = 0; o < outputs; o++) {
    sums.fill(bias.data[o]!);
    for (let n = 0; n < inputs; n++) {
      for (let dy = -half; dy <= half; dy++) {
        for (let dx = -half; dx <= half; dx++) {
          addShifted(
            sums,
            maps.data.subarray(n * size, (n + 1) * size),
            height,
            width,
            dy,
            dx,
            weight.data[w++]!,
          );
        }
      }
    }
    data.set(sums, o * size);
  }
  return { channels: outputs, height, width, data };
}

/** Adds `factor` times the plane (HW) shifted by (-dy, -dx), zero outside. */
function addShifted(
  sums: Float64Array,
  plane: Float32Array,
  height: number,
  width: number,
  dy: number,
  dx: number,
  factor: number,
): void {
  const [left, right] = [Math.max(0, -dx), width - Math.max(0, dx)];
  for (let y = Math.max(0, -dy); y < height - Math.max(0, dy); y++) {
    const from = (y + dy) * width + dx;
    const to = y * width;
    for (let x = left; x < right; x++) sums[to + x]! += factor * plane[from + x]!;
  }
}
