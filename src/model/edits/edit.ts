import type { Site } from '../sites.ts';

/**
 * One change to a forward pass. It is plain JSON, and `site` names its place as everywhere else:
 * - a vector: the attention s of a block (`sites.attention`) or the pooled means z that it is made of (`sites.pooled`);
 * - a sum: what a skip connection ends in, a block (`sites.block`), a group (`sites.group`) or `sites.tailInput`;
 * - a convolution, 1x1 or 3x3, mean shifts excepted.
 *
 * A list of edits is applied in its order. Edits at one site act one after the other, each on the result of those before:
 * `force`, `mute`, `pass`, `transplant`, `mean` and `identity` overwrite, `scale` and `solo` modify. Of several gates at
 * one site the last counts, as of several edits of one parameter. The order of edits at different sites does not matter. A site records the
 * value after its edits.
 */
export type Edit = ChannelEdit | ChannelValueEdit | VectorEdit | IdentityEdit | GateEdit | ParameterEdit;

/** Attention of channels: 0 (mute), 1 (pass), or 0 for all channels of the block but these (solo). */
export interface ChannelEdit {
  readonly kind: 'mute' | 'pass' | 'solo';
  readonly site: Site;
  readonly channels: readonly number[];
}

/** Channels of s or z set to a value, or multiplied by it. */
export interface ChannelValueEdit {
  readonly kind: 'force' | 'scale';
  readonly site: Site;
  readonly channels: readonly number[];
  readonly value: number;
}

/** s or z replaced by that of another run, or s by its mean over a set of pictures: one number per channel. */
export interface VectorEdit {
  readonly kind: 'transplant' | 'mean';
  readonly site: Site;
  readonly values: readonly number[];
}

/** An attention layer that passes all channels on as they are: s = 1. */
export interface IdentityEdit {
  readonly kind: 'identity';
  readonly site: Site;
}

/** The part of a skip connection that arrives at its sum: 1 all of it, 0 nothing. */
export interface GateEdit {
  readonly kind: 'gate';
  readonly site: Site;
  readonly value: number;
}

/** An index of a convolution's weights in PyTorch's order (OIHW), each from 0. */
export type WeightIndex = readonly [output: number, input: number, row: number, column: number];

/** The largest absolute value that a weight or bias can be set to: far above those of trained networks. */
export const mostParameter = 1000;

/**
 * Parameters of a convolution, for this pass only: all of a channel set to zero, for output channels the bias too, so that
 * these are 0, for input channels all weights that read them; or one weight, or biases of output channels, set to a value
 * within -`mostParameter`..`mostParameter`.
 */
export type ParameterEdit =
  | {
      readonly kind: 'zero-channels';
      readonly site: Site;
      readonly side: 'input' | 'output';
      readonly channels: readonly number[];
    }
  | {
      readonly kind: 'set-weight';
      readonly site: Site;
      readonly index: WeightIndex;
      readonly value: number;
    }
  | {
      readonly kind: 'set-bias';
      readonly site: Site;
      readonly channels: readonly number[];
      readonly value: number;
    };

export type EditKind = Edit['kind'];

export const editKinds = [
  'mute',
  'pass',
  'solo',
  'force',
  'scale',
  'transplant',
  'mean',
  'identity',
  'gate',
  'zero-channels',
  'set-weight',
  'set-bias',
] as const satisfies readonly EditKind[];
