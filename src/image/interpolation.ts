import { cubic } from './bicubic.ts';
import type { Pixels } from './pixels.ts';
import { enlarge, type Kernel } from './resample.ts';

/** Enlarging by a weighted mean of the nearest pixels, without anything learned. */
export type Interpolation = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos';

/** The kernels as MATLAB's `imresize` has them: 'box', 'triangle', 'cubic' and 'lanczos3'. */
export const kernels: Readonly<Record<Interpolation, Kernel>> = {
  nearest: { width: 1, weight: (x) => (-0.5 <= x && x < 0.5 ? 1 : 0) },
  bilinear: { width: 2, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: cubic,
  lanczos: { width: 6, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** sin(pi x) / (pi x), 1 at 0. */
function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** MATLAB `imresize(picture, scale, method)`. Pixels beyond the edge repeat it. */
export function interpolate(picture: Pixels, method: Interpolation, scale: number): Pixels {
  return enlarge(picture, kernels[method], scale);
}
