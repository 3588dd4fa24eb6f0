import { PlaneFourier } from './plane-fourier.ts';
import type { FeatureMap } from './spectrum-meter.ts';

/**
 * The mean of every channel of planar maps (CHW) from its spectrum: F(0, 0) / (H W), the DC term of the Fourier transform
 * without window. Global pooling (paper eq. 10) reads no other frequency.
 */
export function dcTerms({ channels, height, width, data }: FeatureMap): Float64Array {
  const transform = new PlaneFourier(height, width);
  const size = height * width;
  return Float64Array.from({ length: channels }, (_, c) => {
    const { re } = transform.transform(data.subarray(c * size, (c + 1) * size));
    return re[0]! / size;
  });
}
