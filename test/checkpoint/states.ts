import type { RcanConfig } from '../../src/model/config.ts';
import { convolutions, isMeanShift } from '../../src/model/convolutions.ts';
import { bias, weight } from '../../src/model/sites.ts';
import type { Parameter } from '../../src/model/state-dict.ts';

export const tiny: RcanConfig = { groups: 2, blocks: 1, features: 4, reduction: 2, scale: 2, colors: 3 };

/** Element i of the k-th parameter is (i - 7 k) / 64, the formula of test/fixtures/make_checkpoints.py. */
export function formula(k: number, shape: readonly number[]): Parameter {
  const count = shape.reduce((product, axis) => product * axis, 1);
  const data = new Float32Array(count);
  for (let i = 0; i < count; i++) data[i] = (i - 7 * k) / 64;
  return { shape, data };
}

/** All parameters of a network of this configuration, in no particular order. */
export function stateOf(config: RcanConfig, meanShift = true): Map<string, Parameter> {
  const state = new Map<string, Parameter>();
  for (const [site, { kernel, inputs, outputs }] of convolutions(config)) {
    if (isMeanShift(site) && !meanShift) continue;
    state.set(weight(site), formula(state.size, [outputs, inputs, kernel, kernel]));
    state.set(bias(site), formula(state.size, [outputs]));
  }
  return state;
}

/** Runs `action`, which must throw, and returns what it threw. */
export function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

export function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
