import { beforeAll, describe, expect, test } from 'vitest';
import { allSites } from '../../src/model/sites.ts';
import { nodeComputers, useBackend } from '../backends.ts';
import { compareSites } from '../fixtures/compare-sites.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

/** Of a site's largest absolute value. Both sides compute in float32; what differs is the order of sums. */
const tolerance = 1e-4;

test('the references cover x2, x3, x4, x8, one and three channels, one and several groups and blocks', () => {
  const configs = referenceNames.map((name) => loadReference(name).config);
  for (const scale of [2, 3, 4, 8]) {
    const colors = configs.filter((config) => config.scale === scale).map((config) => config.colors);
    expect(new Set(colors), `x${scale}`).toEqual(new Set([1, 3]));
  }
  expect(configs.some(({ groups, blocks }) => groups > 1 && blocks > 1)).toBe(true);
});

describe.each(nodeComputers)('on %s every site agrees with PyTorch', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(referenceNames)('%s', async (name) => {
    const reference = loadReference(name);
    const errors = await compareSites(reference);
    expect([...errors.keys()]).toEqual(allSites(reference.config));
    expect(new Set(reference.sites.keys())).toEqual(new Set(allSites(reference.config)));
    const wrong = [...errors].filter(([, error]) => !(error <= tolerance));
    expect(wrong).toEqual([]);
  });
});
