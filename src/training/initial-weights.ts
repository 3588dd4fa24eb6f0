import { randomUniform } from 'd3';
import type { RcanConfig } from '../model/config.ts';
import { convolutions, isMeanShift, type ConvShape } from '../model/convolutions.ts';
import * as sites from '../model/sites.ts';
import type { Parameter, StateDict } from '../model/state-dict.ts';
import { randomStream } from './random.ts';

/** The mean colour of DIV2K, 0..1, that the official code subtracts and adds again (`model/rcan.py`). */
const meanColor = [0.4488, 0.4371, 0.404] as const;

/**
 * The weights that a training begins with, as PyTorch's `Conv2d` draws them: weights and biases uniform within
 * 1 / sqrt(k^2 inputs). Mean shifts, of networks of three colours, are the official code's.
 */
export function initialWeights(config: RcanConfig, seed: number): StateDict {
  const state = new Map<string, Parameter>();
  let stream = 0;
  for (const [site, shape] of convolutions(config)) {
    if (isMeanShift(site) && config.colors === 1) continue;
    const [filter, offsets] = isMeanShift(site)
      ? meanShift(site === sites.subMean ? -1 : 1)
      : drawn(shape, randomStream(seed, stream++));
    const { kernel, inputs, outputs } = shape;
    state.set(sites.weight(site), { shape: [outputs, inputs, kernel, kernel], data: filter });
    state.set(sites.bias(site), { shape: [outputs], data: offsets });
  }
  return state;
}

function meanShift(sign: number): readonly [filter: Float32Array, offsets: Float32Array] {
  return [
    Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    Float32Array.from(meanColor, (mean) => sign * 255 * mean),
  ];
}

function drawn(
  { kernel, inputs, outputs }: ConvShape,
  random: () => number,
): readonly [filter: Float32Array, offsets: Float32Array] {
  const limit = 1 / Math.sqrt(kernel * kernel * inputs);
  const draw = randomUniform.source(random)(-limit, limit);
  const numbers = (length: number): Float32Array => Float32Array.from({ length }, draw);
  return [numbers(outputs * inputs * kernel * kernel), numbers(outputs)];
}
