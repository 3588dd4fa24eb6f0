import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { firstChange } from '../../../src/model/edits/first-change.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import * as sites from '../../../src/model/sites.ts';
import { stepSites } from '../../../src/model/steps.ts';
import { whole } from '../../../src/model/tiling/whole.ts';
import { nodeComputers, useBackend } from '../../backends.ts';
import { loadReference } from '../../fixtures/reference-files.ts';
import { finish, picture } from '../tiling/fixture.ts';

const { config, state } = loadReference('g2b2c8r4-x2-3ch-7x9');
const lr = picture(9, 7, 3);
const s = sites.attention(1, 0);

describe.each(nodeComputers)('A pass with edits on %s', (computer) => {
  beforeAll(() => useBackend(computer));

  test.each<readonly Edit[]>([
    [{ kind: 'gate', site: sites.tailInput, value: 1 }],
    [{ kind: 'scale', site: s, channels: [0, 1, 2], value: 1 }],
    [
      { kind: 'gate', site: sites.group(0), value: 0 },
      { kind: 'gate', site: sites.group(0), value: 1 },
    ],
  ])('has the output of the plain network where edits change nothing: %j', async (...edits) => {
    const net = new Rcan(config, state);
    const edited = net.edited(edits);
    expect(await finish(whole(net, lr, { edited }))).toEqual(await finish(whole(net, lr)));
    edited.dispose();
    net.dispose();
  });

  test('changes weights in copies that are made once and freed, and leaves the network as it was', async () => {
    const net = new Rcan(config, state);
    const before = tf.memory().numTensors;
    const plain = await finish(whole(net, lr));
    const weights = [...state].map(([name, { data }]) => [name, data.slice()] as const);
    const edited = net.edited([
      { kind: 'zero-channels', site: sites.blockConv1(0, 1), side: 'output', channels: [3] },
      { kind: 'set-weight', site: sites.blockConv1(0, 1), index: [0, 0, 1, 1], value: 0.5 },
      { kind: 'set-bias', site: sites.groupConv(config, 1), channels: [2], value: -1 },
    ]);
    const first = await finish(whole(net, lr, { edited }));
    const copies = tf.memory().numTensors;
    expect(copies).toBeGreaterThan(before);
    expect(await finish(whole(net, lr, { edited }))).toEqual(first);
    expect(tf.memory().numTensors).toBe(copies);
    edited.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(first).not.toEqual(plain);
    expect(await finish(whole(net, lr))).toEqual(plain);
    for (const [name, data] of weights) expect(state.get(name)!.data).toEqual(data);
    net.dispose();
  });
});

describe('The first step that differs between two lists of edits', () => {
  const steps = stepSites(config);
  const mute = (g: number, b: number, channel: number): Edit => ({
    kind: 'mute',
    site: sites.attention(g, b),
    channels: [channel],
  });
  const weight = (value: number): Edit => ({
    kind: 'set-weight',
    site: sites.blockConv1(1, 0),
    index: [0, 1, 2, 0],
    value,
  });
  const long: Edit = { kind: 'gate', site: sites.tailInput, value: 0 };

  test.each<[readonly Edit[], readonly Edit[], sites.Site | undefined]>([
    [[], [], undefined],
    [[], [mute(1, 1, 0)], sites.block(1, 1)],
    [[mute(1, 1, 0)], [mute(1, 1, 1)], sites.block(1, 1)],
    [[mute(0, 1, 0)], [mute(1, 1, 0)], sites.block(0, 1)],
    [[mute(0, 1, 0), long], [mute(0, 1, 0)], sites.tailInput],
    [[long, mute(0, 1, 0)], [mute(0, 1, 0), long], undefined],
    [[mute(0, 1, 0), mute(0, 1, 1)], [mute(0, 1, 1), mute(0, 1, 0)], sites.block(0, 1)],
    [[], [{ kind: 'gate', site: sites.group(0), value: 0 }], sites.group(0)],
    [[weight(0.5)], [weight(0.5)], undefined],
    [[weight(0.5)], [weight(0.25)], sites.block(1, 0)],
    [[], [{ kind: 'set-bias', site: 'tail.1', channels: [0], value: 1 }], sites.addMean],
    [[], [{ kind: 'zero-channels', site: 'tail.1', side: 'input', channels: [0] }], sites.addMean],
    [[], [{ kind: 'zero-channels', site: 'head.0', side: 'input', channels: [0] }], sites.head],
  ])('from %j to %j', (before, after, site) => {
    expect(steps[firstChange(config, before, after)]).toBe(site);
  });
});
