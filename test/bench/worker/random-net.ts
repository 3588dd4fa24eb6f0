import type { Checkpoint } from '../../../src/checkpoint/read-checkpoint.ts';
import type { Scale, UpscalerConfig } from '../../../src/model/config.ts';
import { convolutions, isMeanShift } from '../../../src/model/convolutions.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Parameter } from '../../../src/model/state-dict.ts';

/** A network of any size with weights as PyTorch begins with them: uniform within 1 / sqrt(k^2 inputs). */
export function randomNet(
  groups: number,
  blocks: number,
  features: number,
  scale: Scale = 2,
): Pick<Checkpoint, 'config' | 'state'> {
  const config: UpscalerConfig = { groups, blocks, features, reduction: 16, scale, colors: 3 };
  const state = new Map<string, Parameter>();
  let seed = 1;
  const uniform = (count: number, limit: number): Float32Array =>
    Float32Array.from({ length: count }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return (seed / 2 ** 31 - 1) * limit;
    });
  for (const [site, { kernel, inputs, outputs }] of convolutions(config)) {
    const shape = [outputs, inputs, kernel, kernel];
    const limit = 1 / Math.sqrt(kernel * kernel * inputs);
    const weight = isMeanShift(site)
      ? Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)
      : uniform(
          shape.reduce((product, axis) => product * axis),
          limit,
        );
    state.set(sites.weight(site), { shape, data: weight });
    const shift = site === sites.subMean ? -114 : 114;
    const bias = isMeanShift(site) ? new Float32Array(outputs).fill(shift) : uniform(outputs, limit);
    state.set(sites.bias(site), { shape: [outputs], data: bias });
  }
  return { config, state };
}
