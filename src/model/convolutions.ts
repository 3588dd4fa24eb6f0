import { shuffleFactors, type RcanConfig } from './config.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';

/** Shape of one convolution; stride 1, by default with zero padding to the same size and with bias. */
export interface ConvShape {
  /** Side of the kernel, odd. */
  readonly kernel: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Whether it is part of channel attention, whose input is a vector. */
  readonly attention?: true;
  /** Whether it has no padding: its output is kernel - 1 pixels smaller. */
  readonly valid?: boolean;
  /** Whether it has a bias; true when it is left out. */
  readonly biased?: boolean;
  /** r of the pixel shuffle that follows, if one does. */
  readonly shuffle?: number;
}

/** Hidden channels of the channel attention, C / r rounded down (`channel // reduction` in the official code). */
export function hiddenChannels(config: RcanConfig): number {
  return Math.floor(config.features / config.reduction);
}

/** Every convolution of an RCAN, mean shifts included, in the order a forward pass reaches them. */
export function convolutions(config: RcanConfig): Map<Site, ConvShape> {
  const { groups, blocks, features: c, colors } = config;
  const between: ConvShape = { kernel: 3, inputs: c, outputs: c };
  const shift: ConvShape = { kernel: 1, inputs: colors, outputs: colors };
  const narrow = hiddenChannels(config);
  const convs = new Map<Site, ConvShape>([
    [sites.subMean, shift],
    [sites.head, { kernel: 3, inputs: colors, outputs: c }],
  ]);
  for (let g = 0; g < groups; g++) {
    for (let b = 0; b < blocks; b++) {
      convs.set(sites.blockConv1(g, b), between);
      convs.set(sites.blockConv2(g, b), between);
      convs.set(sites.squeeze(g, b), { kernel: 1, inputs: c, outputs: narrow, attention: true });
      convs.set(sites.excite(g, b), { kernel: 1, inputs: narrow, outputs: c, attention: true });
    }
    convs.set(sites.groupConv(config, g), between);
  }
  convs.set(sites.bodyConv(config), between);
  shuffleFactors(config.scale).forEach((r, k) => {
    convs.set(sites.upConv(k), { kernel: 3, inputs: c, outputs: c * r * r, shuffle: r });
  });
  convs.set(sites.tailConv, { kernel: 3, inputs: c, outputs: colors });
  return convs.set(sites.addMean, shift);
}

/** Whether `site` is one of the two mean shifts, which one-channel checkpoints lack. */
export function isMeanShift(site: Site): boolean {
  return site === sites.subMean || site === sites.addMean;
}
