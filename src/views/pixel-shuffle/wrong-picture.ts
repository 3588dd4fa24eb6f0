import { finishMultiplyAdds, finishTail } from '../../analysis/tail.ts';
import { crop, type Rectangle } from '../../image/crop.ts';
import { quantize, type Pixels } from '../../image/pixels.ts';
import type { RcanConfig } from '../../model/config.ts';
import type { StateDict } from '../../model/state-dict.ts';
import type { Planes } from '../../trace/trace.ts';
import { cropAt, cropPlanes } from './material.ts';

/** Multiply-adds that a page can do at once without being felt to stand still. */
const affordable = 8e7;
/** Windows onto the maps, largest first. */
const sizes = [
  { width: 48, height: 36 },
  { width: 32, height: 24 },
  { width: 24, height: 18 },
  { width: 16, height: 12 },
  { width: 12, height: 9 },
  { width: 8, height: 6 },
];
/** Maps around the window that the convolutions behind them look at: each looks one pixel of its own size further. */
const halo = 1;

/** What the network makes of the shuffle's maps when their channels are taken in TensorFlow's order. */
export interface WrongPicture {
  readonly picture: Pixels;
  /** Where it lies in the network's output, in its pixels. */
  readonly place: Rectangle;
}

/**
 * The picture around (x, y) of the maps `before` the k-th shuffle, in the wrong order, computed with the network's own
 * weights. Undefined when a parameter is missing.
 */
export function wrongPicture(
  config: RcanConfig,
  parameters: StateDict,
  k: number,
  before: Planes,
  { x, y }: { readonly x: number; readonly y: number },
): WrongPicture | undefined {
  const cost = finishMultiplyAdds(config, k);
  const size =
    sizes.find(({ width, height }) => cost * (width + 2 * halo) * (height + 2 * halo) <= affordable) ??
    sizes.at(-1)!;
  const inner = cropAt(x - size.width / 2, y - size.height / 2, size, before);
  const outer = grow(inner, before);
  const made = finishTail(config, parameters, k, cropPlanes(before, outer), 'tensorflow');
  if (!made) return undefined;
  const s = made.width / outer.width;
  const place = { x: inner.x * s, y: inner.y * s, width: inner.width * s, height: inner.height * s };
  const inOuter = { ...place, x: (inner.x - outer.x) * s, y: (inner.y - outer.y) * s };
  return { picture: crop(interleave(made, config), inOuter), place };
}

/** The window with its halo, as far as there are maps: at their edges the network too has nothing but zeros. */
function grow(inner: Rectangle, { width, height }: Planes): Rectangle {
  const [x, y] = [Math.max(0, inner.x - halo), Math.max(0, inner.y - halo)];
  return {
    x,
    y,
    width: Math.min(width, inner.x + inner.width + halo) - x,
    height: Math.min(height, inner.y + inner.height + halo) - y,
  };
}

function interleave({ width, height, data }: Planes, { colors: channels }: RcanConfig): Pixels {
  const size = width * height;
  const samples = Float32Array.from(
    { length: size * channels },
    (_, n) => data[(n % channels) * size + Math.floor(n / channels)]!,
  );
  return quantize({ width, height, channels, data: samples });
}

/** By how many of 255 levels two pictures of the same size differ on average; undefined when they are of another kind. */
export function meanDifference(a: Pixels, b: Pixels): number | undefined {
  if (a.channels !== b.channels || a.data.length !== b.data.length) return undefined;
  return a.data.reduce((sum, value, n) => sum + Math.abs(value - b.data[n]!), 0) / a.data.length;
}
