import { pixelShuffle } from '../../analysis/pixel-shuffle.ts';
import type { ChannelOrder } from '../../model/channel-order.ts';
import { shuffleFactors, type Scale } from '../../model/config.ts';
import type { Planes } from '../../trace/trace.ts';

/** What is left of the toy at the end, C, and how small it is at the start, H x W: small enough to write every number. */
const sizes: Readonly<Record<Scale, { features: number; height: number; width: number }>> = {
  2: { features: 3, height: 3, width: 4 },
  3: { features: 3, height: 2, width: 3 },
  4: { features: 3, height: 2, width: 3 },
  8: { features: 1, height: 1, width: 2 },
};

/**
 * The index toy: small maps in which every number is its own address, 100 k + 10 y + x for map k, row y,
 * column x (so 712 lay in map 7, row 1, column 2).
 */
export function indexToy(scale: Scale): Planes {
  const { features, height, width } = sizes[scale];
  const channels = features * scale * scale;
  const data = new Float32Array(channels * height * width);
  let to = 0;
  for (let k = 0; k < channels; k++) {
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[to++] = 100 * k + 10 * y + x;
  }
  return { channels, height, width, data };
}

/**
 * The maps before the toy's shuffle `stage`: the addresses after all shuffles before it, with no convolution in between
 * that would make other numbers of them.
 */
export function toyBefore(scale: Scale, stage: number, order: ChannelOrder): Planes {
  return shuffleFactors(scale)
    .slice(0, stage)
    .reduce((maps, r) => pixelShuffle(maps, r, order), indexToy(scale));
}
