import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSelfCheckReference } from '../../src/engine/self-check-reference.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { nodeComputers, useBackend } from '../backends.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { keepSites, runToEnd } from '../fixtures/compare-sites.ts';

describe.each(nodeComputers)('the stored numbers of the self-check, on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('are what the model computes, within 1e-4 of the largest at each site', async () => {
    const { config, state, picture, expected } = readSelfCheckReference();
    const net = new Rcan(config, state);
    const x = tf.tensor4d(Float32Array.from(picture.data), [1, picture.height, picture.width, 3]);
    const { kept, ...taps } = keepSites((site) => expected.some((record) => record.site === site));
    runToEnd(net, x, taps);
    expect([...kept.keys()]).toEqual(expected.map((record) => record.site));
    for (const { site, channels, height, width, data } of expected) {
      const maps = kept.get(site)!;
      expect(maps.shape).toEqual([1, height, width, channels]);
      const planar = await tf.transpose(maps, [0, 3, 1, 2]).data<'float32'>();
      expect(relativeError(planar, data), site).toBeLessThan(1e-4);
    }
  });

  test('are of an odd width, so that padding in the last column counts', () => {
    expect(readSelfCheckReference().picture.width % 2).toBe(1);
  });
});
