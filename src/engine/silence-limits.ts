import type { BackendName } from './protocol.ts';

/** For how many milliseconds a worker may say nothing while it has something to do. */
export interface SilenceLimits extends Readonly<Record<BackendName, number>> {
  /** While backends are tried: more than the longest of their own time limits. */
  readonly start: number;
  /** On top: messages that arrived while the machine slept are handled before a worker is given up. */
  readonly grace: number;
}

/**
 * A run reports after every step, so these bound one step: on a GPU, shaders being compiled included; in wasm
 * and JavaScript, the widest convolution of the tail on the largest picture that fits in memory.
 */
export const silenceLimits: SilenceLimits = {
  start: 75_000,
  grace: 1000,
  webgpu: 30_000,
  webgl: 30_000,
  wasm: 60_000,
  cpu: 300_000,
};
