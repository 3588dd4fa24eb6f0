import type { FloatPixels, Pixels } from '../../image/pixels.ts';
import type { Scale } from '../../model/config.ts';
import type { Part } from '../../model/contribution-parts.ts';

/** The pictures beside which the sum is shown, all but the first of its size. */
export interface SumPictures {
  /** The picture that went in. Where the sum is a part of the output, one of its kind: bicubic's part. */
  readonly lr: Pixels;
  readonly bicubic: Pixels;
  readonly output: Pixels;
  readonly truth: Pixels | undefined;
  readonly scale: Scale;
}

/** What leaving a part out changes, in dB against the truth or in levels against the output; negative where it is worse. */
export interface Effect {
  readonly change: number;
  readonly picture: Pixels;
}

/** The network run without a part, which takes a run of its own. */
export type TotalEffect =
  | { readonly state: 'impossible' }
  | { readonly state: 'idle' }
  | { readonly state: 'running' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'done'; readonly effect: Effect };

/** Runs of the network without a part, and how the one asked for stands. */
export interface TotalEffectHandles {
  readonly of: (part: Part) => TotalEffect;
  readonly onstart: (part: Part) => void;
  readonly oncancel: () => void;
}

/** What each channel of a block adds, and its attention. */
export interface ChannelPart {
  readonly channel: number;
  readonly attention: number | undefined;
  readonly picture: FloatPixels;
}
