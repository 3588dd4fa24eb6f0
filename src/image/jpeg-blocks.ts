import { lumaPlane } from './ycbcr.ts';
import type { Pixels } from './pixels.ts';

const side = 8;

/** How coarsely each of 8 x 8 frequencies is kept at quality 50 (ITU-T T.81, table K.1), row by row. */
// prettier-ignore
const luminanceSteps = [
  16, 11, 10, 16,  24,  40,  51,  61,
  12, 12, 14, 19,  26,  58,  60,  55,
  14, 13, 16, 24,  40,  57,  69,  56,
  14, 17, 22, 29,  51,  87,  80,  62,
  18, 22, 37, 56,  68, 109, 103,  77,
  24, 35, 55, 64,  81, 104, 113,  92,
  49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103,  99,
];

/** The orthonormal DCT: `cosines[u * 8 + x]`. */
const cosines = Float64Array.from({ length: side * side }, (_, i) => {
  const [u, x] = [Math.floor(i / side), i % side];
  return Math.sqrt((u === 0 ? 1 : 2) / side) * Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side));
});

/** The steps at a quality from 1 to 100, as the Independent JPEG Group's library scales them. */
function stepsAt(quality: number): number[] {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return luminanceSteps.map((step) => Math.min(255, Math.max(1, Math.floor((step * percent + 50) / 100))));
}

/**
 * What JPEG does to the luma of a picture, without its file: blocks of 8 x 8 whose frequencies are rounded to multiples
 * of a step. Blocks at the right and lower edge repeat the edge. Colour is left as it is, where a JPEG file also
 * coarsens it.
 * @param quality 1 to 100
 */
export function quantizeBlocks(picture: Pixels, quality: number): Pixels {
  const { width, height, channels } = picture;
  const steps = stepsAt(quality);
  // Luma of JPEG fills 0..255.
  const luma = lumaPlane(picture).map((value) => (value - 16) * (255 / 219));
  const data = Float64Array.from(picture.data);
  const block = new Float64Array(side * side);
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side) {
      const at = (i: number): number => {
        const y = Math.min(height - 1, top + Math.floor(i / side));
        return y * width + Math.min(width - 1, left + (i % side));
      };
      for (let i = 0; i < block.length; i++) block[i] = luma[at(i)]! - 128;
      const kept = transform(block).map((value, i) => steps[i]! * Math.round(value / steps[i]!));
      transform(kept, true).forEach((value, i) => {
        if (top + Math.floor(i / side) >= height || left + (i % side) >= width) return;
        const change = Math.min(255, Math.max(0, Math.round(value + 128))) - luma[at(i)]!;
        for (let c = 0; c < channels; c++) data[at(i) * channels + c]! += change;
      });
    }
  return { ...picture, data: Uint8ClampedArray.from(data) };
}

/** The two-dimensional DCT of a block, or back. */
function transform(block: Float64Array, back = false): Float64Array {
  const along = (values: Float64Array): Float64Array => {
    const out = new Float64Array(values.length);
    // Each row is transformed and laid down as a column, so that twice is both axes.
    for (let row = 0; row < side; row++)
      for (let u = 0; u < side; u++) {
        let sum = 0;
        for (let x = 0; x < side; x++)
          sum += values[row * side + x]! * cosines[back ? x * side + u : u * side + x]!;
        out[u * side + row] = sum;
      }
    return out;
  };
  return along(along(block));
}
