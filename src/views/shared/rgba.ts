import type { FloatPixels, Pixels } from '../../image/pixels.ts';

/**
 * Writes a picture as opaque RGBA bytes for `ImageData`; a grey one as R = G = B. Values before rounding are rounded and
 * clipped as by `quantize`.
 */
export function paintPicture({ channels, data }: Pixels | FloatPixels, out: Uint8ClampedArray): void {
  const blue = channels - 1;
  const green = blue >> 1;
  for (let from = 0, to = 0; from < data.length; from += channels, to += 4) {
    out[to] = data[from]!;
    out[to + 1] = data[from + green]!;
    out[to + 2] = data[from + blue]!;
    out[to + 3] = 255;
  }
}

/** A canvas of exactly `width` x `height` pixels that `paint` fills with RGBA bytes: a source for `drawImage`. */
export function bitmap(
  width: number,
  height: number,
  paint: (out: Uint8ClampedArray) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) {
    const image = context.createImageData(width, height);
    paint(image.data);
    context.putImageData(image, 0, 0);
  }
  return canvas;
}
