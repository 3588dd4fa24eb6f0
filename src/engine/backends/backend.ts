import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { InstalledKernels } from '../kernels/installed.ts';
import type { DeviceLossGuard } from '../device-loss-guard.ts';
import type { BackendName } from '../protocol.ts';
import type { ReadBatch, ViewData } from '../read-batch.ts';

/** A backend that has been created, not yet checked. */
export interface CreatedBackend {
  readonly kernels: KernelBackend;
  /** Number format that TF.js's own kernels compute in. */
  readonly precision: 'float32' | 'float16';
  readonly adapter?: string;
  /** Bytes of the largest tensor, where the device limits it. */
  readonly largestTensor?: number;
  /** Our own kernels on it, beside those of TF.js. */
  readonly ownKernels?: InstalledKernels;
  /** Gives a tensor's data without a copy; absent on graphics devices. */
  readonly view?: ViewData;
  /** A faster way to read many tensors back than `readBatch` of `read-batch.ts`. */
  readonly readBatch?: ReadBatch;
  /** Grows the backend's memory at once for a run whose tensors take so many bytes at their peak. */
  readonly reserveMemory?: (tensorBytes: number) => void;
  /** Resolves with the reason when the graphics device is lost. */
  readonly lost?: Promise<string>;
}

/** A backend that is TF.js's current one. */
export interface RunningBackend extends Omit<CreatedBackend, 'kernels'> {
  readonly name: BackendName;
  /** Rejects every promise of the backend's results once its device is lost. */
  readonly lossGuard: DeviceLossGuard;
}

/** Number format that feature maps are kept in now: float32 once our own kernels have fallen back to it. */
export function precisionOf({ precision, ownKernels }: RunningBackend): 'float32' | 'float16' {
  return ownKernels && !ownKernels.removed ? ownKernels.precision : precision;
}

/** What probing the browser finds before any code of a backend is downloaded. */
export type Presence =
  { readonly present: false } | { readonly present: true; readonly softwareAdapter?: string };

/** A backend that may be tried. */
export interface Candidate {
  readonly name: BackendName;
  /** Milliseconds after which probing, creating or checking it fails, each. */
  readonly startTimeoutMs: number;
  probe(): Promise<Presence>;
  /** Downloads the backend's code and creates it. Rejects with the reason when it cannot be. */
  create(): Promise<CreatedBackend>;
}
