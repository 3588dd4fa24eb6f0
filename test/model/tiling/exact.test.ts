import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { allSites, attention, attentionSites, group } from '../../../src/model/sites.ts';
import type { Step } from '../../../src/model/taps.ts';
import { exact } from '../../../src/model/tiling/exact.ts';
import { whole } from '../../../src/model/tiling/whole.ts';
import { useBackend } from '../../backends.ts';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { referenceNames } from '../../fixtures/reference-files.ts';
import { finish, Kept, picture, referenceNet } from './fixture.ts';

const small = 'g2b2c8r4-x2-3ch-7x9';

describe('an exact pass in tiles', () => {
  beforeAll(() => useBackend('wasm'));

  test.each(referenceNames)('of %s equals the pass of the whole picture at every site', async (name) => {
    const net = referenceNet(name);
    const { config } = net;
    const lr = picture(15, 13, config.colors);
    const wanted = new Kept();
    const output = await finish(whole(net, lr, { taps: wanted }));
    for (const side of name === small ? [4, 7, 32] : [7]) {
      const found = new Kept();
      const tiled = await finish(exact(net, lr, { taps: found, side }));
      expect(relativeError(tiled.data, output.data), `side ${side}`).toBeLessThan(1e-4);
      expect(tiled).toMatchObject({ width: 15 * config.scale, height: 13 * config.scale });
      expect([...found.maps.keys()].sort()).toEqual(allSites(config).sort());
      for (const [site, maps] of wanted.maps) {
        const { data, ...shape } = found.maps.get(site)!;
        expect(shape, site).toEqual({ channels: maps.channels, height: maps.height, width: maps.width });
        expect(relativeError(data, maps.data), `${site}, side ${side}`).toBeLessThan(1e-4);
      }
    }
    net.dispose();
  });

  test.each([
    [1, 1],
    [1, 40],
    [33, 2],
    [31, 29],
  ])('equals the pass of the whole picture of %d x %d', async (width, height) => {
    const net = referenceNet(small);
    const lr = picture(width, height, 3);
    const output = await finish(whole(net, lr));
    expect(relativeError((await finish(exact(net, lr, { side: 8 }))).data, output.data)).toBeLessThan(1e-4);
    net.dispose();
  });
});

describe('the steps of an exact pass', () => {
  beforeAll(() => useBackend('wasm'));
  const lr = picture(20, 11, 3);
  const side = 8; // three columns, two rows

  test('pools over the whole picture: the attention of a single tile differs', async () => {
    const net = referenceNet(small);
    const site = attention(1, 1);
    const [all, one] = [new Kept([site]), new Kept([site])];
    await finish(exact(net, lr, { taps: all, side }));
    await finish(
      whole(net, { ...lr, width: 20, height: 4, data: lr.data.slice(0, 20 * 4 * 3) }, { taps: one }),
    );
    expect(relativeError(one.maps.get(site)!.data, all.maps.get(site)!.data)).toBeGreaterThan(1e-3);
    net.dispose();
  });

  test('reports every tile of every sweep, with the share of the work that is done', async () => {
    const net = referenceNet(small);
    const steps: Step[] = [];
    const pass = exact(net, lr, { side });
    for (let next = await pass.next(); !next.done; next = await pass.next()) steps.push(next.value);
    // Six tiles each: head; two groups of two blocks and an end, with convolutions and a skip connection; tail.
    expect(steps).toHaveLength((1 + 2 * 3 * 2 + 1) * 6);
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.every(({ total }) => total === steps.length)).toBe(true);
    const shares = steps.map(({ share }) => share!);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 10);
    net.dispose();
  });

  test('records the attention of a block before the next block begins', async () => {
    const net = referenceNet(small);
    const taps = new Kept([...attentionSites(0, 0), group(1)]);
    const pass = exact(net, lr, { taps, side });
    for (let step = 0; step < 2 * 6; step++) await pass.next();
    expect(taps.maps.size).toBe(0);
    await pass.next();
    expect([...taps.maps.keys()]).toEqual(attentionSites(0, 0));
    await pass.return(lr);
    net.dispose();
  });

  test('leaves no tensor behind, whether it runs to its end or is ended after any tile', async () => {
    const net = referenceNet(small);
    const before = tf.memory().numTensors;
    await finish(exact(net, lr, { taps: new Kept(), side }));
    expect(tf.memory().numTensors).toBe(before);
    for (let steps = 0; steps <= 84; steps += 5) {
      const pass = exact(net, lr, { taps: new Kept(), side });
      for (let step = 0; step < steps; step++) expect((await pass.next()).done).toBe(false);
      await pass.return(lr);
      expect(tf.memory().numTensors, `after ${steps} tiles`).toBe(before);
    }
    net.dispose();
  });

  test('leaves no tensor behind when a tap throws', async () => {
    const net = referenceNet(small);
    const before = tf.memory().numTensors;
    for (const site of allSites(net.config)) {
      const fail = (): never => {
        throw new Error('enough');
      };
      const taps = { wants: (asked: string) => asked === site, record: fail, recordMaps: fail };
      await expect(finish(exact(net, lr, { taps, side })), site).rejects.toThrow('enough');
      expect(tf.memory().numTensors, site).toBe(before);
    }
    net.dispose();
  });
});
