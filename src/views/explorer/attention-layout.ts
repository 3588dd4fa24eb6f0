import { scaleLinear } from 'd3';
import type { BlockVectors, BlockWeights } from '../attention-unfolded/data.ts';
import { largestMagnitude } from '../shared/colour.ts';
import type { Box } from '../shared/box.ts';
import type { Size } from './geometry.ts';

/** A bar of z or s: a channel's value as a rectangle from the zero line. */
export interface Bar extends Box {
  readonly channel: number;
  readonly value: number;
}

/** A hidden unit, as a circle. */
export interface Unit {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** A weight times what it is multiplied with, as a line as wide as the product is large. */
export interface WeightLine {
  readonly path: string;
  readonly width: number;
  readonly sign: 1 | -1;
  readonly unit: number;
  readonly channel: number;
}

export interface AttentionLayout {
  readonly z: readonly Bar[];
  readonly s: readonly Bar[];
  /** Heights of the zero lines of z and s. */
  readonly zero: { readonly z: number; readonly s: number };
  readonly units: readonly Unit[];
  readonly radius: number;
  readonly lines: readonly WeightLine[];
  /** Of z: what a pixel upwards is worth. */
  readonly perPixel: number;
  readonly boxes: { readonly z: Box; readonly s: Box };
}

/** Lines thinner than this share of the widest are left out. */
const leastShare = 0.06;
const widest = 6;

/**
 * Channel attention (paper eq. 10 and 11) as a picture: z as bars to the left, the hidden units below, s as bars to the
 * right, and between them every weight times its input.
 */
export function attentionLayout(
  { width, height }: Size,
  { z, hidden, s }: BlockVectors,
  weights: BlockWeights | undefined,
): AttentionLayout | undefined {
  if (!z || !hidden || !s) return undefined;
  const count = z.length;
  const half = Math.min(560, width * 0.44);
  const step = half / count;
  const bar = Math.max(1, step - Math.min(3, step * 0.25));
  const top = 22;
  const tall = (height - top) * 0.46;
  const radius = Math.max(7, Math.min(19, height * 0.075));
  const largest = largestMagnitude(z) || 1;
  const zero = { z: top + tall / 2, s: top + tall };
  const scale = scaleLinear([0, largest], [0, tall / 2 - 2]);
  const zs = [...z].map((value, channel): Bar => {
    const size = Math.abs(scale(value));
    return {
      channel,
      value,
      x: channel * step,
      y: value > 0 ? zero.z - size : zero.z,
      width: bar,
      height: size,
    };
  });
  const right = width - half;
  const ss = [...s].map((value, channel): Bar => {
    const size = Math.max(0, Math.min(1, value)) * tall;
    return { channel, value, x: right + channel * step, y: zero.s - size, width: bar, height: size };
  });
  const y = height - radius - 4;
  const span = width * 0.64;
  const units = [...hidden].map((value, k): Unit => ({
    value,
    y,
    x: (width - span) / 2 + (hidden.length === 1 ? span / 2 : (k * span) / (hidden.length - 1)),
  }));
  return {
    z: zs,
    s: ss,
    zero,
    units,
    radius,
    lines: weights ? lines(zs, ss, units, weights, { from: top + tall + 2, to: y - radius }) : [],
    perPixel: largest / (tall / 2 - 2),
    boxes: {
      z: { x: 0, y: top, width: half, height: tall },
      s: { x: right, y: top, width: half, height: tall },
    },
  };
}

function lines(
  z: readonly Bar[],
  s: readonly Bar[],
  units: readonly Unit[],
  { wd, wu }: BlockWeights,
  { from, to }: { readonly from: number; readonly to: number },
): WeightLine[] {
  const channels = z.length;
  const down = units.flatMap((unit, k) =>
    z.map((bar, c) => ({ bar, unit, k, c, product: wd.data[k * channels + c]! * bar.value })),
  );
  const up = units.flatMap((unit, k) =>
    s.map((bar, c) => ({ bar, unit, k, c, product: wu.data[c * units.length + k]! * unit.value })),
  );
  return [down, up].flatMap((all) => {
    const most = Math.max(...all.map(({ product }) => Math.abs(product)));
    return all.flatMap(({ bar, unit, k, c, product }): WeightLine[] => {
      const share = Math.abs(product) / (most || 1);
      if (share < leastShare) return [];
      const x = bar.x + bar.width / 2;
      const bend = (from + to) / 2;
      return [
        {
          path: `M${x},${from}C${x},${bend} ${unit.x},${bend} ${unit.x},${to}`,
          width: share * widest,
          sign: product < 0 ? -1 : 1,
          unit: k,
          channel: c,
        },
      ];
    });
  });
}
