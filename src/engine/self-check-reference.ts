import { inferConfig } from '../checkpoint/infer-config.ts';
import type { Pixels } from '../image/pixels.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Parameter, StateDict } from '../model/state-dict.ts';
import type { SiteRecord } from '../trace/trace.ts';
import { selfCheckData } from './self-check-data.ts';

/** A tiny RCAN, a picture of odd size, and what PyTorch computes from them. */
export interface SelfCheckReference {
  readonly config: RcanConfig;
  readonly state: StateDict;
  readonly picture: Pixels;
  /**
   * In the order of the forward pass: a 3x3 convolution, the pooled vector, the attention, a pixel shuffle, the
   * output (site `add_mean`). A trace of the same sites, or a backend's taps brought to CHW, can be held against
   * it number by number.
   */
  readonly expected: readonly SiteRecord[];
}

/** Decodes the stored reference. */
export function readSelfCheckReference(): SelfCheckReference {
  const state = new Map<string, Parameter>();
  for (const [name, { shape, exponent, bytes }] of Object.entries(selfCheckData.state)) {
    const integers = new Int8Array(fromBase64(bytes).buffer);
    state.set(name, { shape, data: Float32Array.from(integers, (integer) => integer * 2 ** exponent) });
  }
  const { width, height, bytes } = selfCheckData.picture;
  return {
    config: inferConfig(state),
    state,
    picture: { width, height, channels: 3, data: new Uint8ClampedArray(fromBase64(bytes).buffer) },
    expected: selfCheckData.expected.map(({ floats, ...place }) => ({
      ...place,
      data: new Float32Array(fromBase64(floats).buffer),
    })),
  };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
