import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { drrn } from '../../../src/model/baselines/drrn.ts';
import { randomState } from '../../../src/model/baselines/random-state.ts';
import { convolutionsOf, buildStructure, type Structure } from '../../../src/model/baselines/structure.ts';
import { StructuredNet } from '../../../src/model/baselines/structured-net.ts';
import type { StateDict } from '../../../src/model/state-dict.ts';
import { useBackend } from '../../backends.ts';
import reference from '../../fixtures/baselines.json' with { type: 'json' };
import { generatedState, structures } from '../../fixtures/baselines.ts';
import { enlargePlane } from '../../fixtures/enlarge-plane.ts';
import { numbers } from '../../fixtures/random-tensors.ts';

const { height, width } = reference;
const luma = numbers(height * width, 99).map((u) => u / 2 + 0.5);

/** What the network makes of the luma. */
function outputOf(structure: Structure, state: StateDict): Float32Array {
  const net = new StructuredNet(structure, state);
  const { output } = enlargePlane(net, structure.border, { data: luma, width, height });
  net.dispose();
  return output;
}

const names = Object.keys(structures) as (keyof typeof structures)[];

describe.each([
  ['wasm', names],
  // The two kinds of 3x3 convolutions that our own kernels have; packing more weights takes time.
  ['wasm + simd', ['drrn'] as const],
] as const)('On %s', (backend, some) => {
  beforeAll(() => useBackend(backend));

  test.each(some)('%s computes what PyTorch does', (name) => {
    const structure = structures[name];
    const before = tf.memory().numTensors;
    const output = outputOf(structure, generatedState(structure));
    const wanted = Float32Array.from(reference.outputs[name]);
    expect(relativeError(output, wanted)).toBeLessThan(1e-4);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('DRRN shares its weights', () => {
  const structure = drrn({ units: 3, features: 4 });

  test('the convolutions of all units are two', () => {
    expect([...convolutionsOf(structure).keys()]).toEqual(['conv1', 'conv_a', 'conv_b', 'conv2']);
    const layers = structure.layers.filter((layer) => layer.kind === 'conv');
    expect(layers).toHaveLength(1 + 3 * 2 + 1);
  });

  test('the device holds one filter for all of them', async () => {
    await useBackend('wasm');
    const tensorsOf = (units: number): number => {
      const deeper = drrn({ units, features: 4 });
      const before = tf.memory().numTensors;
      const net = new StructuredNet(deeper, randomState(deeper));
      const held = tf.memory().numTensors - before;
      net.dispose();
      expect(tf.memory().numTensors).toBe(before);
      return held;
    };
    // A unit more brings two normalisations of four vectors each, and no filter.
    expect(tensorsOf(4) - tensorsOf(3)).toBe(8);
  });
});

describe('A pass', () => {
  beforeAll(() => useBackend('wasm'));
  const structure = drrn({ units: 2, features: 8 });

  test('reports after each layer how much of the work is done', () => {
    const net = new StructuredNet(structure, randomState(structure));
    const x = tf.zeros<tf.Rank.R4>([1, height, width, 1]);
    const steps = [];
    const pass = net.forward(x);
    let next = pass.next();
    for (; !next.done; next = pass.next()) steps.push(next.value);
    expect(steps.map(({ done }) => done)).toEqual(structure.layers.map((_, i) => i + 1));
    expect(new Set(steps.map(({ total }) => total))).toEqual(new Set([structure.layers.length]));
    const shares = steps.map(({ share }) => share!);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    tf.dispose([x, next.value]);
    net.dispose();
  });

  test('that is stopped leaves no tensor', () => {
    const net = new StructuredNet(structure, randomState(structure));
    const x = tf.zeros<tf.Rank.R4>([1, height, width, 1]);
    const before = tf.memory().numTensors;
    const pass = net.forward(x);
    for (let i = 0; i < 7; i++) pass.next();
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    pass.return(x);
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
    net.dispose();
  });
});

test('Weights of another shape are named, and leave no tensor', async () => {
  await useBackend('wasm');
  const structure = drrn({ units: 1, features: 4 });
  const before = tf.memory().numTensors;
  const wider = randomState(drrn({ units: 1, features: 8 }));
  expect(() => new StructuredNet(structure, wider)).toThrow(/"conv1\.weight" has the shape \[8, 1, 3, 3\]/);
  const state = new Map(randomState(structure));
  state.delete('bn2.running_var');
  expect(() => new StructuredNet(structure, state)).toThrow(/lacks the parameter "bn2\.running_var"/);
  expect(tf.memory().numTensors).toBe(before);
});

test('Random weights are the same every time, spread as He et al. say', () => {
  const small = drrn({ units: 1, features: 4 });
  expect(randomState(small)).toEqual(randomState(small));
  const state = randomState(drrn({ units: 1, features: 64 }));
  const { data } = state.get('conv_a.weight')!;
  const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
  expect(variance * 9 * 64).toBeCloseTo(2, 1);
});

test('A network that does not end in one channel without margin is an error', () => {
  expect(() => buildStructure(0, (net) => net.conv(net.luma, 'conv', { outputs: 2 }))).toThrow(/2 channels/);
  expect(() => buildStructure(3, (net) => net.conv(net.luma, 'conv', { outputs: 1 }))).toThrow(
    /margin of 2 px/,
  );
});
