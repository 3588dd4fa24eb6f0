import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KeptRun, type NextRun } from '../../src/engine/kept-run.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { Rcan } from '../../src/model/rcan.ts';
import * as sites from '../../src/model/sites.ts';
import { stepSites } from '../../src/model/steps.ts';
import { whole } from '../../src/model/tiling/whole.ts';
import { useBackend } from '../backends.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { finish, picture as samples } from '../model/tiling/fixture.ts';
import { pattern } from './fixture.ts';

const { config, state } = loadReference('g2b2c8r4-x2-3ch-7x9');

const mute = (g: number, b: number, channel: number): Edit => ({
  kind: 'mute',
  site: sites.attention(g, b),
  channels: [channel],
});
const gate = (site: sites.Site, value: number): Edit => ({ kind: 'gate', site, value });

describe('What is kept of a run', () => {
  beforeAll(() => useBackend('wasm'));
  let kept: KeptRun;
  let net: Rcan;
  let tensors: number;
  beforeEach(() => {
    tensors = tf.memory().numTensors;
    net = new Rcan(config, state);
    kept = new KeptRun();
  });
  afterEach(() => {
    kept.clear();
    net.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  const mapBytes = 4 * 8 * 5 * 4;
  const none = new Set<sites.Site>();

  /** Runs with edits and tells with which step it began. */
  async function run(edits: readonly Edit[], part: Partial<NextRun> = {}): Promise<sites.Site> {
    const next = { net, picture: pattern(5, 4, 3), edits, wanted: none, room: 100 * mapBytes, ...part };
    const earlier = kept.resume(next);
    const edited = net.edited(edits);
    await finish(whole(net, samples(5, 4, 3), { taps: kept, edited, earlier }));
    edited.dispose();
    return stepSites(config)[earlier.start]!;
  }

  test('lets a run begin at the first changed group, then at the first changed block of that group', async () => {
    expect(await run([])).toBe(sites.head);
    expect(await run([])).toBe(sites.shuffle(0));
    expect(await run([mute(1, 1, 0)])).toBe(sites.block(1, 0));
    expect(await run([mute(1, 1, 1)])).toBe(sites.block(1, 1));
    expect(await run([mute(1, 0, 1)])).toBe(sites.block(1, 0));
    expect(await run([mute(1, 0, 1), gate(sites.group(1), 0)])).toBe(sites.group(1));
    expect(await run([mute(0, 1, 1)])).toBe(sites.block(0, 0));
    expect(await run([gate(sites.tailInput, 0)])).toBe(sites.block(0, 1));
    expect(await run([])).toBe(sites.tailInput);
  });

  test('lets a run begin earlier where it is to record what is not kept', async () => {
    await run([]);
    const edits = [mute(1, 1, 0)];
    expect(await run(edits, { wanted: new Set([sites.group(0), sites.input(sites.group(1))]) })).toBe(
      sites.block(1, 0),
    );
    expect(await run([], { wanted: new Set([sites.block(0, 1)]) })).toBe(sites.block(0, 0));
    expect(await run(edits, { wanted: new Set([sites.subMean]) })).toBe(sites.head);
  });

  test('is given up where memory is short: blocks first', async () => {
    const groupsOnly = { room: 4 * mapBytes };
    await run([mute(1, 1, 0)], groupsOnly);
    expect(await run([mute(1, 1, 1)], groupsOnly)).toBe(sites.block(1, 0));
    expect(await run([mute(1, 1, 0)], { room: 3 * mapBytes })).toBe(sites.head);
  });

  test('is freed when the picture or the network is another', async () => {
    await run([]);
    const picture = pattern(5, 4, 3);
    picture.data[7]! ^= 1;
    expect(await run([mute(1, 0, 0)], { picture })).toBe(sites.head);
    expect(await run([mute(1, 0, 1)], { picture })).toBe(sites.block(1, 0));
    const other = new Rcan(config, state);
    expect(await run([mute(1, 0, 1)], { picture, net: other })).toBe(sites.head);
    other.dispose();
  });
});
