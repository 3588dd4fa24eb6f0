import type { Planes } from '../../trace/trace.ts';

/** One stage of the tail as a run recorded it: a convolution C -> C r^2 and the pixel shuffle by r behind it. */
export interface Stage {
  readonly factor: 2 | 3;
  /** C x H x W, what the convolution read. */
  readonly input?: Planes;
  /** C r^2 x H x W, what it put out, channels in PyTorch's order. */
  readonly before?: Planes;
  /** C x H r x W r. */
  readonly after?: Planes;
}
