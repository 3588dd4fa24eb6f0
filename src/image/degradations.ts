import { randomLcg, randomNormal } from 'd3';
import { downscale } from './bicubic.ts';
import { kernels } from './interpolation.ts';
import { quantizeBlocks } from './jpeg-blocks.ts';
import type { Pixels } from './pixels.ts';
import { resample, type Kernel } from './resample.ts';

/**
 * Ways in which a small picture comes to be. 'bicubic' is the one that RCAN is trained on, 'blur' the paper's other one
 * (section 4.4): a Gaussian blur before pixels are left out.
 */
export const degradations = ['bicubic', 'area', 'blur', 'nearest', 'noise', 'jpeg'] as const;
export type Degradation = (typeof degradations)[number];

/** Standard deviation of the blur, in pixels of the large picture: that of the official test pictures. */
export const blurSigma = 1.6;
/** Standard deviation of the noise, of 255. */
export const noiseSigma = 10;
/** From 1 to 100, as JPEG encoders count. */
export const jpegQuality = 40;

/** A Gaussian as wide in the large picture whatever the scale; `resample` widens a kernel by the scale. */
const gaussian = (sigma: number, scale: number): Kernel => ({
  width: (6 * sigma) / scale,
  weight: (x) => Math.exp(-((x * scale) ** 2) / (2 * sigma ** 2)),
});

/** The LR picture of an HR one whose sides are multiples of `scale`; noise is the same on every machine. */
export function degrade(hr: Pixels, degradation: Degradation, scale: number): Pixels {
  const size = { width: hr.width / scale, height: hr.height / scale };
  switch (degradation) {
    case 'bicubic':
      return downscale(hr, scale);
    case 'area':
      return resample(hr, kernels.nearest, size, 1 / scale, 1 / scale);
    case 'blur':
      return resample(hr, gaussian(blurSigma, scale), size, 1 / scale, 1 / scale);
    case 'nearest':
      return everyNth(hr, scale);
    case 'noise':
      return noisy(downscale(hr, scale));
    case 'jpeg':
      return quantizeBlocks(downscale(hr, scale), jpegQuality);
  }
}

/** One pixel of each square of n x n, the middle one or the one behind the middle, as MATLAB's 'nearest' takes. */
function everyNth(picture: Pixels, n: number): Pixels {
  const { channels } = picture;
  const [width, height] = [picture.width / n, picture.height / n];
  const middle = Math.floor(n / 2);
  const data = new Uint8ClampedArray(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = ((y * n + middle) * picture.width + x * n + middle) * channels;
      data.set(picture.data.subarray(from, from + channels), (y * width + x) * channels);
    }
  return { width, height, channels, data };
}

function noisy(picture: Pixels): Pixels {
  const noise = randomNormal.source(randomLcg(1))(0, noiseSigma);
  return { ...picture, data: picture.data.map((value) => value + noise()) };
}
