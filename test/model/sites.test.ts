import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../src/model/config.ts';
import { convolutions } from '../../src/model/convolutions.ts';
import { siteShapes } from '../../src/model/shapes.ts';
import * as sites from '../../src/model/sites.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

const config: RcanConfig = { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 4, colors: 3 };

describe('site addresses are the state-dict paths of the official code', () => {
  test.each([
    [sites.head, 'head.0'],
    [sites.block(3, 7), 'body.3.body.7'],
    [sites.blockConv1(3, 7), 'body.3.body.7.body.0'],
    [sites.attention(3, 7), 'body.3.body.7.body.3.conv_du'],
    [sites.excite(3, 7), 'body.3.body.7.body.3.conv_du.2'],
    [sites.groupConv(config, 3), 'body.3.body.20'],
    [sites.group(3), 'body.3'],
    [sites.bodyConv(config), 'body.10'],
    [sites.upConv(1), 'tail.0.2'],
    [sites.shuffle(1), 'tail.0.3'],
    [sites.weight(sites.tailConv), 'tail.1.weight'],
  ])('%s', (built, official) => expect(built).toBe(official));

  test.each(referenceNames)('%s: convolutions are what PyTorch has parameters for', (name) => {
    const { config, state } = loadReference(name);
    const shifts = config.colors === 1 ? [sites.subMean, sites.addMean] : [];
    const expected = [...convolutions(config).keys()]
      .filter((site) => !shifts.includes(site))
      .flatMap((site) => [sites.weight(site), sites.bias(site)]);
    expect(new Set(state.keys())).toEqual(new Set(expected));
  });

  test.each(referenceNames)('%s: shapes are those of PyTorch at every site', (name) => {
    const { config, input, sites: recorded } = loadReference(name);
    for (const [site, { channels, height, width }] of siteShapes(config, input.shape[2]!, input.shape[3]!)) {
      expect(recorded.get(site)?.shape, site).toEqual([1, channels, height, width]);
    }
  });
});

test('no address names two sites', () => {
  const all = sites.allSites(config);
  expect(new Set(all).size).toBe(all.length);
});

test('an address is read back into its group and block', () => {
  expect(sites.placeOf(config, sites.attention(9, 19))).toEqual({ group: 9, block: 19 });
  expect(sites.placeOf(config, sites.groupConv(config, 2))).toEqual({ group: 2 });
  expect(sites.placeOf(config, sites.input(sites.group(4)))).toEqual({ group: 4 });
  expect(sites.placeOf(config, sites.bodyConv(config))).toEqual({});
  expect(sites.placeOf(config, sites.tailInput)).toEqual({});
});

test('firstName maps inputs to the output they are, and every other site to itself', () => {
  for (const name of referenceNames) {
    const { config, sites: recorded } = loadReference(name);
    const distinct = sites.distinctSites(config);
    for (const site of sites.allSites(config)) {
      const first = sites.firstName(config, site);
      expect(distinct).toContain(first);
      if (distinct.includes(site)) expect(first).toBe(site);
      expect(recorded.get(first)!.data, `${site} is ${first}`).toEqual(recorded.get(site)!.data);
    }
  }
});

test('inputs of groups and blocks are second names of other sites; the input of the tail is a sum of its own', () => {
  for (const name of referenceNames) {
    const { config, sites: recorded } = loadReference(name);
    const distinct = sites.distinctSites(config);
    expect(distinct).toContain(sites.tailInput);
    for (const site of sites.allSites(config).filter((site) => !distinct.includes(site))) {
      const values = recorded.get(site)!.data.join();
      expect(
        distinct.some((other) => recorded.get(other)!.data.join() === values),
        site,
      ).toBe(true);
    }
  }
});
