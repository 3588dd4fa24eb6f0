import { beforeAll, expect, test } from 'vitest';
import { convolutions } from '../../src/model/convolutions.ts';
import * as sites from '../../src/model/sites.ts';
import type { Site } from '../../src/model/sites.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { useBackend } from '../backends.ts';
import { gradientsOf } from '../fixtures/compare-gradients.ts';
import { nhwc } from '../fixtures/compare-sites.ts';
import { float64Loss } from '../fixtures/float64-net.ts';
import { loadGradients } from '../fixtures/load-gradients.ts';
import { loadReference } from '../fixtures/reference-files.ts';

/** Of a gradient's largest absolute value. */
const tolerance = 1e-4;

/**
 * A step of each number to either side. But for the attention, the loss is linear between the places where the input of a
 * ReLU or a difference from the target changes its sign; the step is so small that hardly any is in between. In float64
 * the difference of two losses of about 100 still has eight digits then, and beside numbers of float32 up to 255 a step of
 * this size is exact or nearly so.
 */
const step = 2 ** -16;

beforeAll(async () => {
  await useBackend('wasm + simd');
  await registerGradients();
});

/** Indices of numbers of a parameter, spread over it. */
function places({ data }: Parameter, count = 3): number[] {
  return Array.from({ length: Math.min(count, data.length) }, (_, i) => (i * 7919 + 1) % data.length);
}

test.each(['g2b2c8r4-x2-3ch-7x9', 'g1b2c6r4-x3-1ch-11x5'])(
  'On %s central differences of the loss in float64 are the gradients',
  async (name) => {
    const { config, state } = loadReference(name);
    const pair = loadGradients(name);
    const { gradients } = await gradientsOf({ config, state }, pair);
    const [x, targets] = [interleaved(pair.input), interleaved(pair.target)];
    const [count = 0, colors = 0, height = 0, width = 0] = pair.input.shape;
    const loss = () => float64Loss({ config, state }, x, targets, [count, height, width]);
    /** The slope of the loss by one number of `values`, between the numbers of float32 that are nearest to the steps. */
    const slope = (values: Float32Array, at: number): number => {
      const value = values[at]!;
      values[at] = value + step;
      const [above, up] = [loss(), values[at]];
      values[at] = value - step;
      const [below, down] = [loss(), values[at]];
      values[at] = value;
      return (above - below) / (up - down);
    };

    const errors: Record<string, number> = {};
    const compare = (key: string, at: number, wanted: number): void => {
      const { data } = gradients.get(key)!;
      const largest = data.reduce((most, found) => Math.max(most, Math.abs(found)), 0);
      errors[`${key} ${at}`] = Math.abs(data[at]! - wanted) / largest;
    };
    for (const parameter of oneOfEachKind().flatMap((site) => [sites.weight(site), sites.bias(site)])) {
      for (const at of places(state.get(parameter)!)) {
        compare(parameter, at, slope(state.get(parameter)!.data, at));
      }
    }
    const plane = height * width;
    for (const at of places(pair.input, 6)) {
      const [n, c, pixel] = [Math.floor(at / plane / colors), Math.floor(at / plane) % colors, at % plane];
      compare('input', at, slope(x, (n * plane + pixel) * colors + c));
    }
    expect(Object.keys(errors).length).toBeGreaterThan(50);
    expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);

    /** A convolution of every kind, of the last block and group where there are several. */
    function oneOfEachKind(): Site[] {
      const [g, b] = [config.groups - 1, config.blocks - 1];
      const inBlock = [sites.blockConv1, sites.blockConv2, sites.squeeze, sites.excite].map((of) => of(g, b));
      const all = [sites.head, ...inBlock, sites.groupConv(config, g), sites.bodyConv(config)];
      const found = [...all, sites.upConv(0), sites.tailConv];
      expect(found.filter((site) => !convolutions(config).has(site))).toEqual([]);
      return found;
    }
  },
);

/** NCHW as interleaved samples. */
function interleaved(parameter: Parameter): Float32Array {
  const tensor = nhwc(parameter);
  const data = tensor.dataSync<'float32'>().slice();
  tensor.dispose();
  return data;
}
