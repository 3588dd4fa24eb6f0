import type { BackendName } from './protocol.ts';

/** Milliseconds without a message from a worker, while a call is pending, before it is terminated. */
export interface WorkerTimeouts extends Readonly<Record<BackendName, number>> {
  /** While backends are tried: longer than `Candidate.startTimeoutMs` of each. */
  readonly start: number;
  /** Added to each: after the machine has slept, messages that arrived meanwhile are handled first. */
  readonly grace: number;
}

/**
 * A run reports after every step, so these bound one step: on a GPU with the compilation of its shaders; in wasm and
 * JavaScript the widest convolution of the tail on the largest picture that fits in memory.
 */
export const workerTimeouts: WorkerTimeouts = {
  start: 75_000,
  grace: 1000,
  webgpu: 30_000,
  webgl: 30_000,
  wasm: 60_000,
  cpu: 300_000,
};
