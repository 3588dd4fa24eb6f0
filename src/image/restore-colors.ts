import { upscale } from './bicubic.ts';
import { toGrey } from './grey.ts';
import { quantize, type FloatPixels, type Pixels } from './pixels.ts';
import { luma } from './ycbcr.ts';

/**
 * A network's output as a picture of the kind that went in. Where the network has other colours than the picture:
 * a grey picture comes back grey from an RGB network; a colour picture that went through a one-channel network as
 * luma (16..235) keeps its own Cb and Cr, enlarged by bicubic.
 * @param output the network's output for `lr`, an integer factor larger, unrounded
 * @param lr the picture that went in
 */
export function restoreColors(output: FloatPixels, lr: Pixels): Pixels {
  if (output.channels === lr.channels) return quantize(output);
  if (lr.channels === 1) return toGrey(quantize(output));
  const picture = upscale(lr, output.width / lr.width);
  const { data } = picture;
  const rgb = new Float32Array(data.length);
  output.data.forEach((target, i) => {
    // With Cb and Cr fixed, a step of luma is the same step in R, G and B, stretched from 219 levels to 255.
    const step = (target - luma(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!)) * (255 / 219);
    for (let c = 3 * i; c < 3 * i + 3; c++) rgb[c] = data[c]! + step;
  });
  return quantize({ ...picture, data: rgb });
}
