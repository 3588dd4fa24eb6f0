import { randomNumbers } from '../../image/cards/random.ts';
import { bias, weight } from '../sites.ts';
import type { Parameter, StateDict } from '../state-dict.ts';
import { normalization } from './normalization.ts';
import { convolutionsOf, normalizationsOf, type Structure } from './structure.ts';

const seed = 20180708;

/**
 * Weights for a network that was not trained here: normally distributed with variance 2 / (k^2 inputs) (He et al.,
 * ICCV 2015), biases 0, normalisation the identity. The same on every machine. The output means nothing; time and memory
 * are those of the trained network.
 */
export function randomState(structure: Structure): StateDict {
  const state = new Map<string, Parameter>();
  const next = normalNumbers(seed);
  for (const [site, { kernel, inputs, outputs, biased }] of convolutionsOf(structure)) {
    const deviation = Math.sqrt(2 / (kernel ** 2 * inputs));
    const data = Float32Array.from({ length: outputs * inputs * kernel ** 2 }, () => deviation * next());
    state.set(weight(site), { shape: [outputs, inputs, kernel, kernel], data });
    if (biased) state.set(bias(site), { shape: [outputs], data: new Float32Array(outputs) });
  }
  for (const [site, channels] of normalizationsOf(structure)) {
    const names = normalization(site);
    const constant = (value: number): Parameter => ({
      shape: [channels],
      data: new Float32Array(channels).fill(value),
    });
    state.set(names.factor, constant(1)).set(names.variance, constant(1));
    state.set(names.offset, constant(0)).set(names.mean, constant(0));
  }
  return state;
}

/** Normally distributed numbers of mean 0 and variance 1 (Box and Muller). */
function normalNumbers(start: number): () => number {
  const uniform = randomNumbers(start);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
