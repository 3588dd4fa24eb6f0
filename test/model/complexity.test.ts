import { describe, expect, test } from 'vitest';
import { countComplexity } from '../../src/model/complexity.ts';
import type { RcanConfig, Scale } from '../../src/model/config.ts';
import * as sites from '../../src/model/sites.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

const paper = (scale: Scale): RcanConfig => ({
  groups: 10,
  blocks: 20,
  features: 64,
  reduction: 16,
  scale,
  colors: 3,
});

describe('parameters', () => {
  test.each([
    [2, 15_444_667],
    [3, 15_629_307],
    [4, 15_592_379],
    [8, 15_740_091],
  ] as const)('the x%d network of the paper has %d, as PyTorch counts', (scale, parameters) => {
    expect(countComplexity(paper(scale), 64, 64).parameters).toBe(parameters);
  });

  test.each(referenceNames)('%s: as many as the checkpoint holds', (name) => {
    const { config, state } = loadReference(name);
    const held = [...state.values()].reduce((sum, { data }) => sum + data.length, 0);
    expect(countComplexity(config, 8, 8).parameters).toBe(held);
  });
});

describe('multiply-adds', () => {
  const { sites: all, multiplyAdds } = countComplexity(paper(2), 10, 20);
  const at = (site: string) => all.find((one) => one.site === site)!.multiplyAdds;

  test('of a convolution are kernel area x inputs x outputs x pixels', () => {
    expect(at(sites.blockConv1(0, 0))).toBe(9 * 64 * 64 * 10 * 20);
    expect(at(sites.squeeze(0, 0))).toBe(64 * 4);
    expect(at(sites.upConv(0))).toBe(9 * 64 * 256 * 10 * 20);
    expect(at(sites.tailConv)).toBe(9 * 64 * 3 * 20 * 40);
  });

  test('are none where nothing is convolved', () => {
    expect(at(sites.attention(0, 0))).toBe(0);
    expect(at(sites.shuffle(0))).toBe(0);
  });

  test('add up', () => {
    expect(multiplyAdds).toBe(all.reduce((sum, one) => sum + one.multiplyAdds, 0));
  });
});

describe('activations', () => {
  test('of every recorded site take as many bytes as PyTorch fills there', () => {
    for (const name of referenceNames) {
      const { config, input, sites: recorded } = loadReference(name);
      for (const { site, activationBytes } of countComplexity(config, input.shape[2]!, input.shape[3]!)
        .sites) {
        expect(activationBytes, `${name} ${site}`).toBe(recorded.get(site)!.data.byteLength);
      }
    }
  });

  test('all sites of the x2 network of the paper at 64 x 64 are about 1 GB', () => {
    expect(countComplexity(paper(2), 64, 64).activationBytes / 1e9).toBeCloseTo(1.1, 1);
  });
});
