import { PlaneFourier } from './plane-fourier.ts';
import type { FeatureMap } from './spectrum-meter.ts';

/**
 * What global pooling sees of every channel, read off its spectrum: F(0, 0) / (H W), the DC term of the plain Fourier
 * transform (no window), which is the mean. All other frequencies of a channel add nothing to it (paper eq. 10).
 */
export function dcTerms({ channels, height, width, data }: FeatureMap): Float64Array {
  const transform = new PlaneFourier(height, width);
  const size = height * width;
  return Float64Array.from({ length: channels }, (_, c) => {
    const { re } = transform.transform(data.subarray(c * size, (c + 1) * size));
    return re[0]! / size;
  });
}
