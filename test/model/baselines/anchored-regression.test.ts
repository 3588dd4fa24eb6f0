import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { AnchoredRegression } from '../../../src/model/baselines/anchored-regression.ts';
import { countDictionary, dictionarySize, searchSteps } from '../../../src/model/baselines/dictionary.ts';
import type { Parameter, StateDict } from '../../../src/model/state-dict.ts';
import { useBackend } from '../../backends.ts';
import { enlargePlane } from '../../fixtures/enlarge-plane.ts';
import { numbers } from '../../fixtures/random-tensors.ts';
import { HeapWatch } from '../../fixtures/heap-watch.ts';
import { codeOf } from '../../reader-errors.ts';

const features = 5;
const coefficients = 4;

/** A dictionary of random numbers. */
function dictionary(scale: number, atoms: number): StateDict {
  const side = 3 * scale;
  const shapes = {
    'gradients.weight': [4, 1, 5, 5],
    'pca.weight': [features, 4, side, side],
    atoms: [atoms, features],
    regressors: [atoms, coefficients, features],
    'residual.weight': [coefficients, 1, side, side],
  };
  return new Map(
    Object.entries(shapes).map(([name, shape], seed): [string, Parameter] => [
      name,
      {
        shape,
        data: numbers(
          shape.reduce((product, axis) => product * axis),
          seed,
        ),
      },
    ]),
  );
}

/** The same by the definition, window by window, in float64. */
function byDefinition(luma: Float32Array, width: number, height: number, scale: number, state: StateDict) {
  const data = (name: string): Float32Array => state.get(name)!.data;
  const side = 3 * scale;
  const at = (x: number, y: number): number =>
    luma[Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)]!;
  const gradient = (map: number, x: number, y: number): number => {
    let sum = 0;
    for (let k = 0; k < 25; k++)
      sum += data('gradients.weight')[map * 25 + k]! * at(x + (k % 5) - 2, y + Math.floor(k / 5) - 2);
    return sum;
  };
  const output = Float64Array.from(luma);
  for (let top = -2 * scale; top < height; top += scale) {
    for (let left = -2 * scale; left < width; left += scale) {
      const described = Array.from({ length: features }, (_, d) => {
        let sum = 0;
        for (let i = 0; i < 4 * side * side; i++) {
          const [map, place] = [Math.floor(i / (side * side)), i % (side * side)];
          const value = gradient(map, left + (place % side), top + Math.floor(place / side));
          sum += data('pca.weight')[d * 4 * side * side + i]! * value;
        }
        return sum;
      });
      const dot = (row: Float32Array): number =>
        row.reduce((sum, value, d) => sum + value * described[d]!, 0);
      const rows = (name: string, from: number): Float32Array =>
        data(name).subarray(from * features, (from + 1) * features);
      const atoms = state.get('atoms')!.shape[0]!;
      const alike = Array.from({ length: atoms }, (_, k) => Math.abs(dot(rows('atoms', k))));
      const nearest = alike.indexOf(Math.max(...alike));
      for (let r = 0; r < coefficients; r++) {
        const c = dot(rows('regressors', nearest * coefficients + r));
        for (let place = 0; place < side * side; place++) {
          const [x, y] = [left + (place % side), top + Math.floor(place / side)];
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          output[y * width + x]! += (c * data('residual.weight')[r * side * side + place]!) / 9;
        }
      }
    }
  }
  return Float32Array.from(output);
}

const run = (net: AnchoredRegression, data: Float32Array, width: number, height: number) =>
  enlargePlane(net, net.border, { data, width, height });

beforeAll(() => useBackend('wasm'));

test.each([2, 3, 4])('x%d: computes what its definition says', (scale) => {
  const [width, height] = [4 * scale, 3 * scale];
  const luma = numbers(width * height, 77).map((u) => u / 2 + 0.5);
  const state = dictionary(scale, 7);
  const before = tf.memory().numTensors;
  const net = new AnchoredRegression(scale, state);
  const { output } = run(net, luma, width, height);
  expect(relativeError(output, byDefinition(luma, width, height, scale, state))).toBeLessThan(1e-5);
  net.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('A search in several steps finds the same, and yields after each', () => {
  const state = dictionary(2, 2 ** 14);
  const [width, height] = [24, 20];
  const steps = searchSteps(dictionarySize(2, state), 14 * 12);
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.reduce((sum, { length }) => sum + length, 0)).toBe(14 * 12);
  const luma = numbers(width * height, 78).map((u) => u / 2 + 0.5);
  const net = new AnchoredRegression(2, state);
  const whole = run(net, luma, width, height);
  expect(whole.steps.map(({ done }) => done)).toEqual(
    Array.from({ length: steps.length + 2 }, (_, i) => i + 1),
  );
  expect(whole.steps.at(-1)!.share).toBe(1);
  expect(relativeError(whole.output, byDefinition(luma, width, height, 2, state))).toBeLessThan(1e-5);
  net.dispose();
});

test('A pass has the peak memory that is counted', () => {
  const state = dictionary(2, 2 ** 14);
  const [width, height] = [24, 20];
  const luma = new Float32Array(width * height);
  const net = new AnchoredRegression(2, state);
  run(net, luma, width, height);
  const heap = new HeapWatch();
  run(net, luma, width, height);
  heap.stop();
  const { peakBytes, parameters } = countDictionary(dictionarySize(2, state), height, width);
  expect(heap.peak).toBe(peakBytes);
  expect(parameters).toBe([...state.values()].reduce((sum, { data }) => sum + data.length, 0));
  net.dispose();
});

describe('A file that is no dictionary for the scale', () => {
  test('is refused', () => {
    expect(codeOf(() => new AnchoredRegression(2, new Map()))).toBe('checkpoint-unsupported');
    expect(codeOf(() => new AnchoredRegression(3, dictionary(2, 7)))).toBe('checkpoint-scale');
    const lacking = new Map(dictionary(2, 7));
    lacking.delete('atoms');
    expect(() => new AnchoredRegression(2, lacking)).toThrow(/lacks the parameter "atoms"/);
  });
});
