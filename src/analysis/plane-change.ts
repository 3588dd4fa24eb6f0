import { randomLcg, shuffler } from 'd3';
import { cutoffIndex, FrequencyGrid } from './frequency-grid.ts';
import { PlaneFourier } from './plane-fourier.ts';
import type { SampledPlane } from './power-spectrum.ts';

/**
 * Changes of a map that show what its mean depends on. 'shuffled': its values in random order. 'low' and 'high': only
 * frequencies up to a cut-off, or above it and the mean. 'raised': its standard deviation added everywhere, the only
 * change of the mean.
 */
export const planeChanges = ['none', 'shuffled', 'low', 'high', 'raised'] as const;
export type PlaneChange = (typeof planeChanges)[number];

/** The plane (HW) after a change. Throws ReaderError `bad-argument` for a cut-off outside 0 to 0.70. */
export function changedPlane(plane: SampledPlane, change: PlaneChange, cutoff: number): Float64Array {
  const data = Float64Array.from(plane.data);
  if (change === 'shuffled') return shuffled(data);
  if (change === 'low' || change === 'high') return band(plane, change, cutoff);
  return change === 'raised' ? raised(data) : data;
}

/** In random order, with a fixed seed. */
function shuffled(data: Float64Array): Float64Array {
  const order = shuffler(randomLcg(0.5))(Array.from(data.keys()));
  return Float64Array.from(order, (from) => data[from]!);
}

function raised(data: Float64Array): Float64Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
  return data.map((value) => value + Math.sqrt(variance));
}

/** Frequency 0 stays in both bands. */
function band({ height, width, data }: SampledPlane, kept: 'low' | 'high', cutoff: number): Float64Array {
  const { passed } = new FrequencyGrid(height, width);
  const index = cutoffIndex(cutoff);
  const fourier = new PlaneFourier(height, width);
  const spectrum = hartley(fourier, data);
  const filtered = spectrum.map((value, at) =>
    at === 0 || passed[at]! > index === (kept === 'high') ? value : 0,
  );
  return hartley(fourier, filtered).map((value) => value / (height * width));
}

/**
 * Hartley's transform, Re F - Im F at every frequency (HW): real for a real plane, and its own inverse up to the factor
 * H W.
 */
function hartley(fourier: PlaneFourier, data: ArrayLike<number>): Float64Array {
  const { height, width } = fourier;
  const { re, im, columns } = fourier.transform(data);
  const whole = new Float64Array(height * width);
  for (let k = 0; k < height; k++) {
    const mirroredRow = ((height - k) % height) * width;
    for (let l = 0; l < columns; l++) {
      const at = k * columns + l;
      // F(-f) is the conjugate of F(f).
      whole[mirroredRow + ((width - l) % width)] = re[at]! + im[at]!;
      whole[k * width + l] = re[at]! - im[at]!;
    }
  }
  return whole;
}
