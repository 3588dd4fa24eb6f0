import type { FloatPixels, Pixels, Raster } from '../image/pixels.ts';

/** A symmetry of the square: flips, then a transposition. */
export interface Orientation {
  readonly leftRight: boolean;
  readonly topBottom: boolean;
  readonly transposed: boolean;
}

/** All eight orientations, in the order of the official code (`forward_x8`). */
export const orientations: readonly Orientation[] = [false, true].flatMap((transposed) =>
  [false, true].flatMap((topBottom) =>
    [false, true].map((leftRight) => ({ leftRight, topBottom, transposed })),
  ),
);

/** The inverse of an orientation. */
export const inverse = ({ leftRight, topBottom, transposed }: Orientation): Orientation =>
  transposed
    ? { leftRight: topBottom, topBottom: leftRight, transposed }
    : { leftRight, topBottom, transposed };

/** A picture (HWC) in another orientation. */
export function oriented<D extends Uint8ClampedArray | Float32Array>(
  picture: Raster<D>,
  { leftRight, topBottom, transposed }: Orientation,
): Raster<D> {
  const { width, height, channels } = picture;
  const [outWidth, outHeight] = transposed ? [height, width] : [width, height];
  const data = picture.data.slice() as D;
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++) {
      const [row, column] = transposed ? [x, y] : [y, x];
      const from = (topBottom ? height - 1 - row : row) * width + (leftRight ? width - 1 - column : column);
      for (let c = 0; c < channels; c++)
        data[(y * outWidth + x) * channels + c] = picture.data[from * channels + c]!;
    }
  return { width: outWidth, height: outHeight, channels, data };
}

/**
 * RCAN+ (paper section 4.3; the geometric self-ensemble of EDSR): the picture is enlarged in all eight orientations, the
 * inverse is applied to each output, and their mean, unrounded, is returned.
 * @param enlarge a run of the network on a picture
 */
export async function selfEnsemble(
  picture: Pixels,
  enlarge: (oriented: Pixels) => Promise<FloatPixels>,
): Promise<FloatPixels> {
  let sums: Float64Array | undefined;
  let last: FloatPixels | undefined;
  for (const orientation of orientations) {
    last = oriented(await enlarge(oriented(picture, orientation)), inverse(orientation));
    const { data } = last;
    sums = sums ? sums.map((sum, i) => sum + data[i]!) : Float64Array.from(data);
  }
  if (!sums || !last) throw new Error('There are no orientations.');
  return { ...last, data: Float32Array.from(sums, (sum) => sum / orientations.length) };
}
