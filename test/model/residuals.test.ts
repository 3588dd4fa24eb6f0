import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  blockParts,
  channelParts,
  groupParts,
  partName,
  partsWithoutBlocks,
  type Part,
} from '../../src/model/contribution-parts.ts';
import { contributions } from '../../src/model/contributions.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { gatesFrom, ResidualRecorder } from '../../src/model/residuals.ts';
import * as sites from '../../src/model/sites.ts';
import { useBackend } from '../backends.ts';
import { loadReference } from '../fixtures/reference-files.ts';

const { config, state, input } = loadReference('g2b2c8r4-x2-3ch-7x9');
const gate = (site: string, value: number): Edit => ({ kind: 'gate', site, value });
const edits = [gate(sites.block(1, 1), 0.5), gate(sites.group(1), 0.25), gate(sites.tailInput, 0.75)];

describe('residuals that are recorded as a pass goes, of which not all blocks are kept', () => {
  let net: Rcan;
  let x: tf.Tensor4D;
  beforeAll(async () => {
    await useBackend('wasm');
    net = new Rcan(config, state);
    x = tf.transpose(tf.tensor4d(input.data, input.shape as [number, number, number, number]), [0, 2, 3, 1]);
  });
  afterAll(() => {
    x.dispose();
    net.dispose();
  });

  /** The output of a pass, and parts of it from what was recorded of that pass. */
  function decompose(parts: readonly Part[], groups: readonly number[]) {
    const edited = net.edited(edits);
    const recorder = new ResidualRecorder(config, (sum) => edited.gate(sum), groups);
    const found = new Map<string, Float32Array>();
    try {
      const pass = net.forward(x, { taps: recorder, edited });
      let step = pass.next();
      while (!step.done) step = pass.next();
      const output = step.value.dataSync<'float32'>().slice();
      step.value.dispose();
      const carrying = contributions({ config, edited, residuals: recorder }, parts, (part, picture) => {
        found.set(partName(part), picture.dataSync<'float32'>().slice());
        picture.dispose();
      });
      for (const each of carrying) expect(each.share).toBeLessThanOrEqual(1);
      return { output, found };
    } finally {
      recorder.dispose();
      edited.dispose();
    }
  }

  const sumOf = (found: ReadonlyMap<string, Float32Array>, length: number): Float64Array => {
    const sum = new Float64Array(length);
    for (const data of found.values()) data.forEach((value, i) => (sum[i]! += value));
    return sum;
  };

  test('add up to the output, gates and all, and leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    const { output, found } = decompose([...partsWithoutBlocks, ...groupParts(config)], []);
    const sum = sumOf(found, output.length);
    const worst = Math.max(...output.map((value, i) => Math.abs(value - sum[i]!)));
    expect(worst).toBeLessThan(5e-6 * Math.max(...output.map(Math.abs)));
    expect(tf.memory().numTensors).toBe(before);
  });

  test('keep the blocks of the groups named: they and their channels add up to the group', () => {
    const blocks = decompose(blockParts(config, [1]), [1]).found;
    const [group] = [...decompose(groupParts(config).slice(1), []).found.values()];
    const sum = sumOf(blocks, group!.length);
    const largest = Math.max(...group!.map(Math.abs));
    expect(Math.max(...group!.map((value, i) => Math.abs(value - sum[i]!)))).toBeLessThan(1e-5 * largest);

    const channels = decompose(channelParts(config, { group: 1, block: 0 }), [1]).found;
    const block = blocks.get('body.1.body.0')!;
    const ofChannels = sumOf(channels, block.length);
    expect(Math.max(...block.map((value, i) => Math.abs(value - ofChannels[i]!)))).toBeLessThan(
      1e-5 * largest,
    );
  });

  test('of a block that was not kept cannot be carried on', () => {
    expect(() => decompose(blockParts(config, [0]), [1])).toThrow(
      "The residuals of 'body.0.body.0' were not kept.",
    );
  });
});

test('the gates that a block’s part passes are those of the blocks behind it', () => {
  const gates: Record<string, number> = { 'body.0.body.0': 0.5, 'body.0.body.1': 0.25 };
  const gateOf = (site: string): number => gates[site] ?? 1;
  expect([0, 1, 2].map((block) => gatesFrom(config, gateOf, 0, block))).toEqual([0.125, 0.25, 1]);
  expect(gatesFrom(config, gateOf, 1, 0)).toBe(1);
});
