/** Samples of one picture channel, row by row (HW), 0..255. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

/** Side of the Gaussian window of SSIM (Wang et al. 2004), and its weights along one axis (sigma 1.5, sum 1). */
const WINDOW = 11;
const gaussian = normalised(
  Float64Array.from({ length: WINDOW }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2))),
);

function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Gaussian-weighted mean of `sample(i)` over every window that lies fully inside (MATLAB's 'valid'). */
function blur(width: number, height: number, sample: (i: number) => number): Float64Array {
  const outWidth = width - WINDOW + 1;
  const outHeight = height - WINDOW + 1;
  const rows = new Float64Array(outWidth * height);
  const values = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) values[x] = sample(y * width + x);
    for (let x = 0; x < outWidth; x++) {
      let sum = 0;
      for (let k = 0; k < WINDOW; k++) sum += gaussian[k]! * values[x + k]!;
      rows[y * outWidth + x] = sum;
    }
  }
  const out = new Float64Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++) {
    for (let k = 0; k < WINDOW; k++) {
      const weight = gaussian[k]!;
      const from = (y + k) * outWidth;
      for (let x = 0; x < outWidth; x++) out[y * outWidth + x]! += weight * rows[from + x]!;
    }
  }
  return out;
}

/**
 * Mean SSIM of two planes of equal size, at least 11 x 11 (Wang, Bovik, Sheikh, Simoncelli 2004, eq. 13 and 17):
 * 11 x 11 Gaussian window of sigma 1.5, K1 = 0.01, K2 = 0.03, L = 255.
 */
export function ssimOfPlanes(a: Plane, b: Plane): number {
  const { width, height } = a;
  const p = a.data;
  const q = b.data;
  const meanP = blur(width, height, (i) => p[i]!);
  const meanQ = blur(width, height, (i) => q[i]!);
  const squareP = blur(width, height, (i) => p[i]! * p[i]!);
  const squareQ = blur(width, height, (i) => q[i]! * q[i]!);
  const product = blur(width, height, (i) => p[i]! * q[i]!);
  const c1 = (0.01 * 255) ** 2;
  const c2 = (0.03 * 255) ** 2;
  let sum = 0;
  for (let i = 0; i < meanP.length; i++) {
    const mp = meanP[i]!;
    const mq = meanQ[i]!;
    const variances = squareP[i]! - mp * mp + squareQ[i]! - mq * mq;
    const covariance = product[i]! - mp * mq;
    sum += ((2 * mp * mq + c1) * (2 * covariance + c2)) / ((mp * mp + mq * mq + c1) * (variances + c2));
  }
  return sum / meanP.length;
}
