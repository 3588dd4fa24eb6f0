import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { InstalledKernels } from '../kernels/installed.ts';
import type { Lifeline } from '../lifeline.ts';
import type { BackendName, Refusal } from '../protocol.ts';
import type { ReadTogether, ViewNumbers } from '../read-together.ts';

/** A backend that has been created, not yet checked. */
export interface CreatedBackend {
  readonly kernels: KernelBackend;
  /** What TF.js's own kernels compute in. */
  readonly precision: 'float32' | 'float16';
  readonly adapter?: string;
  /** Bytes of the largest tensor that the device can hold, where it has a limit of its own. */
  readonly largestTensor?: number;
  /** Kernels of our own that it has beside those of TF.js. */
  readonly ownKernels?: InstalledKernels;
  /** Where its tensors' numbers lie, if not on a graphics device. */
  readonly view?: ViewNumbers;
  /** Its own way to read many tensors back. */
  readonly readTogether?: ReadTogether;
  /** Prepares the backend's memory for a run that holds tensors of so many bytes at once, where that saves some. */
  readonly makeRoom?: (tensorBytes: number) => void;
  /** Settles, with the reason, when the graphics device goes away under the backend. */
  readonly lost?: Promise<string>;
}

/** A backend that is TF.js's current one. */
export interface RunningBackend extends Omit<CreatedBackend, 'kernels'> {
  readonly name: BackendName;
  /** Ends every wait for the backend's results once its device is lost. */
  readonly lifeline: Lifeline;
}

/** What feature maps are kept in now: it changes where our own kernels step back. */
export function precisionOf({ precision, ownKernels }: RunningBackend): 'float32' | 'float16' {
  return ownKernels && !ownKernels.removed ? ownKernels.precision : precision;
}

/** What a look at the browser tells before anything of TF.js is downloaded for a backend. */
export type Presence =
  { readonly present: false } | { readonly present: true; readonly softwareAdapter?: string };

/** A backend that may be tried. */
export interface Candidate {
  readonly name: BackendName;
  /** Milliseconds that each of probing, creating and checking may take. */
  readonly startLimit: number;
  probe(): Promise<Presence>;
  /** Downloads the backend's code and creates it. Rejects with the reason when it cannot be. */
  create(): Promise<CreatedBackend>;
}

/** Thrown when a backend is passed over. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(describeRefusal(refusal));
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** A refusal as the second half of a sentence that begins with the backend's name. */
export function describeRefusal(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'absent':
      return 'is not available in this browser or on this machine';
    case 'software':
      return `runs here on the CPU only (${refusal.adapter}), slower than wasm`;
    case 'failed':
      return `failed to start: ${refusal.detail}`;
    case 'wrong':
      return `computes wrong numbers: ${refusal.detail}`;
    case 'stopped':
      return `stopped working: ${refusal.detail}`;
  }
}
