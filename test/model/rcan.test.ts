import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Rcan } from '../../src/model/rcan.ts';
import { stepSites } from '../../src/model/steps.ts';
import { allSites, attentionSites, bodyConv, weight } from '../../src/model/sites.ts';
import type { Step, Taps } from '../../src/model/taps.ts';
import { nodeComputers, useBackend } from '../backends.ts';
import { keepSites, nhwc, runToEnd } from '../fixtures/compare-sites.ts';
import { loadReference } from '../fixtures/reference-files.ts';

const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const { config, state } = reference;

describe.each(nodeComputers)('a forward pass on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  /** Runs `body` with a network and a picture, and expects it to leave no tensor behind. */
  function withNetwork(body: (net: Rcan, x: tf.Tensor4D) => void): void {
    const before = tf.memory().numTensors;
    const net = new Rcan(config, state);
    const x = nhwc(reference.input);
    body(net, x);
    x.dispose();
    net.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }

  function outputOf(net: Rcan, x: tf.Tensor4D, taps?: Taps): Float32Array {
    const y = runToEnd(net, x, taps);
    const data = y.dataSync<'float32'>();
    y.dispose();
    return data;
  }

  test('has the same output whatever is tapped', () => {
    withNetwork((net, x) => {
      const alone = outputOf(net, x);
      for (const wants of [() => true, (site: string) => attentionSites(0, 1).includes(site)]) {
        const taps = keepSites(wants);
        expect(outputOf(net, x, taps)).toEqual(alone);
        expect([...taps.kept.keys()]).toEqual(allSites(config).filter(wants));
        tf.dispose([...taps.kept.values()]);
      }
    });
  });

  test('leaves no tensors after twenty runs but its outputs', () => {
    withNetwork((net, x) => {
      const before = tf.memory().numTensors;
      for (let run = 0; run < 20; run++) outputOf(net, x, { wants: () => true, record: () => undefined });
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  test('reports every step in order', () => {
    withNetwork((net, x) => {
      const steps: Step[] = [];
      const pass = net.forward(x);
      for (let next = pass.next(); ; next = pass.next()) {
        if (next.done) {
          next.value.dispose();
          break;
        }
        steps.push(next.value);
      }
      expect(steps).toHaveLength(stepSites(config).length);
      expect(steps.map(({ done }) => done)).toEqual(steps.map((_, i) => i + 1));
      expect(steps.every(({ total }) => total === steps.length)).toBe(true);
      const reached = steps.map(({ site }) => allSites(config).indexOf(site));
      expect(reached).toEqual(reached.toSorted((a, b) => a - b));
      expect(reached).not.toContain(-1);
    });
  });

  test.each(['return', 'throw'] as const)('frees everything when ended by %s() after any step', (end) => {
    withNetwork((net, x) => {
      const before = tf.memory().numTensors;
      for (let steps = 0; steps <= stepSites(config).length; steps++) {
        const pass = net.forward(x);
        for (let step = 0; step < steps; step++) expect(pass.next().done).toBe(false);
        if (end === 'return') pass.return(x);
        else expect(() => pass.throw(new Error('stop'))).toThrow('stop');
        expect(tf.memory().numTensors, `after ${steps} steps`).toBe(before);
      }
    });
  });

  test('frees everything when a tap throws', () => {
    withNetwork((net, x) => {
      const before = tf.memory().numTensors;
      for (const site of allSites(config)) {
        const record = () => {
          throw new Error('enough');
        };
        expect(() => runToEnd(net, x, { wants: (asked) => asked === site, record })).toThrow('enough');
        expect(tf.memory().numTensors, site).toBe(before);
      }
    });
  });
});

describe('weights that do not fit', () => {
  beforeAll(() => useBackend('cpu'));

  test.each([
    ['missing', undefined, /lacks the parameter "body.2.weight"/],
    [
      'misshapen',
      { shape: [8, 8, 1, 1], data: new Float32Array(64) },
      /"body.2.weight" has the shape \[8, 8, 1, 1\]/,
    ],
  ])('are refused by name when %s, and nothing stays uploaded', (_, parameter, sentence) => {
    const spoilt = new Map(state);
    const name = weight(bodyConv(config));
    if (parameter) spoilt.set(name, parameter);
    else spoilt.delete(name);
    const before = tf.memory().numTensors;
    expect(() => new Rcan(config, spoilt)).toThrow(sentence);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('cannot be run after they were freed', () => {
    const net = new Rcan(config, state);
    net.dispose();
    const x = nhwc(reference.input);
    const before = tf.memory().numTensors;
    expect(() => runToEnd(net, x)).toThrow('disposed');
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
  });
});
