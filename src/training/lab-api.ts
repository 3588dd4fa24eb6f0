import type { Pixels } from '../image/pixels.ts';
import type { Site } from '../model/sites.ts';
import type { StateDict } from '../model/state-dict.ts';
import type { NamedPicture } from './patches.ts';
import type { TrainingSetup } from './setup.ts';

/** What the networks learn from, and the picture on which they are compared. */
export interface LabData {
  readonly trainOn: readonly NamedPicture[];
  readonly heldOut: NamedPicture;
}

/** A network that has been made ready. */
export interface LabNetwork {
  /** Weights and biases, and multiply-adds of a step's forward pass. */
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Convolutions in the order that a pass reaches them, and the norms of their gradients before the first step. */
  readonly layers: readonly Site[];
  readonly norms: readonly number[];
  /** Seconds that a step will take, about. */
  readonly secondsPerStep: number;
}

/** What bicubic makes of the picture that was held out. */
export interface LabReference {
  readonly original: Pixels;
  readonly bicubic: Pixels;
  /** On luma, in dB. */
  readonly psnr: number;
}

/** A step of a network. */
export interface LabStep {
  readonly network: number;
  /** From 0. */
  readonly step: number;
  readonly loss: number;
  /** Of training in this network until the end of the step. */
  readonly seconds: number;
  /** Norms of the gradients of its `layers`, now and then. */
  readonly norms?: readonly number[] | undefined;
}

/** What happened in a call. */
export interface LabNews {
  readonly steps: readonly LabStep[];
  /** Networks whose loss is no number any more, with the step at which it was lost. They go no further. */
  readonly diverged: readonly { readonly network: number; readonly step: number }[];
  /** Whether no network has a step left to do. */
  readonly finished: boolean;
}

/** A network's output for the picture that was held out. */
export interface LabLook {
  readonly step: number;
  readonly output: Pixels;
  readonly psnr: number;
}

/** What a lab can be asked, in this thread or another. Its methods are told at `Lab`. */
export interface LabApi {
  prepare(
    setups: readonly TrainingSetup[],
    data: LabData,
  ): Promise<{ readonly networks: readonly LabNetwork[]; readonly reference: LabReference }>;
  advance(milliseconds: number): Promise<LabNews>;
  step(): Promise<LabNews>;
  look(network: number): Promise<LabLook>;
  weights(network: number): Promise<StateDict>;
  clear(): Promise<void>;
}
