import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ActivationCache, type NextRun } from '../../src/engine/activation-cache.ts';
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

describe('The activation cache', () => {
  beforeAll(() => useBackend('wasm'));
  let cache: ActivationCache;
  let net: Rcan;
  let tensors: number;
  beforeEach(() => {
    tensors = tf.memory().numTensors;
    net = new Rcan(config, state);
    cache = new ActivationCache();
  });
  afterEach(() => {
    cache.clear();
    net.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  const mapBytes = 4 * 8 * 5 * 4;
  const none = new Set<sites.Site>();

  /** Runs with edits; returns the site of the step that the run began with. */
  async function run(edits: readonly Edit[], part: Partial<NextRun> = {}): Promise<sites.Site> {
    const next = { net, picture: pattern(5, 4, 3), edits, wanted: none, budget: 100 * mapBytes, ...part };
    const cached = cache.resume(next);
    const edited = net.edited(edits);
    await finish(whole(net, samples(5, 4, 3), { taps: cache, edited, cached }));
    edited.dispose();
    return stepSites(config)[cached.start]!;
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

  test('lets a run begin earlier where it records what is not cached', async () => {
    await run([]);
    const edits = [mute(1, 1, 0)];
    expect(await run(edits, { wanted: new Set([sites.group(0), sites.input(sites.group(1))]) })).toBe(
      sites.block(1, 0),
    );
    expect(await run([], { wanted: new Set([sites.block(0, 1)]) })).toBe(sites.block(0, 0));
    expect(await run(edits, { wanted: new Set([sites.subMean]) })).toBe(sites.head);
  });

  test('drops blocks first where memory is short', async () => {
    const groupsOnly = { budget: 4 * mapBytes };
    await run([mute(1, 1, 0)], groupsOnly);
    expect(await run([mute(1, 1, 1)], groupsOnly)).toBe(sites.block(1, 0));
    expect(await run([mute(1, 1, 0)], { budget: 3 * mapBytes })).toBe(sites.head);
  });

  test('is cleared when the picture or the network changes', async () => {
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
