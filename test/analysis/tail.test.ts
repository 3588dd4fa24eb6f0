import { describe, expect, test } from 'vitest';
import { convolve } from '../../src/analysis/convolve.ts';
import { patchSum } from '../../src/analysis/patch-sum.ts';
import { convolutionAt, finishMultiplyAdds, finishTail } from '../../src/analysis/tail.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { shuffleFactors } from '../../src/model/config.ts';
import { countComplexity } from '../../src/model/complexity.ts';
import * as sites from '../../src/model/sites.ts';
import type { Planes } from '../../src/trace/trace.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

// float32 against double precision.
const tolerance = 1e-5;

describe.each(referenceNames)('the tail of %s', (name) => {
  const { config, state, sites: recorded } = loadReference(name);
  const at = (site: string): Planes => {
    const found = recorded.get(site);
    if (!found) throw new Error(`${name} holds no ${site}.`);
    const [, channels = 0, height = 0, width = 0] = found.shape;
    return { channels, height, width, data: found.data };
  };
  const conv = (site: string) => {
    const found = convolutionAt(state, site);
    if (!found) throw new Error(`${name} has no parameters for ${site}.`);
    return found;
  };
  const stages = shuffleFactors(config.scale).map((_, k) => k);
  const inputOf = (k: number) => at(k === 0 ? sites.tailInput : sites.shuffle(k - 1));

  test.each(stages)('convolves before shuffle %i as PyTorch does', (k) => {
    const { data } = convolve(inputOf(k), conv(sites.upConv(k)));
    expect(relativeError(data, at(sites.upConv(k)).data)).toBeLessThan(tolerance);
  });

  test.each(stages)('gives the products whose sum is each value before shuffle %i', (k) => {
    const maps = at(sites.upConv(k));
    const sums = Float32Array.from(maps.data, (_, p) => {
      const [y, x] = [Math.floor(p / maps.width) % maps.height, p % maps.width];
      return patchSum(inputOf(k), conv(sites.upConv(k)), Math.floor(p / (maps.height * maps.width)), y, x)
        .result;
    });
    expect(relativeError(sums, maps.data)).toBeLessThan(tolerance);
  });

  test.each(stages)('goes from the maps before shuffle %i to the picture that PyTorch makes of them', (k) => {
    const picture = finishTail(config, state, k, at(sites.upConv(k)), 'torch');
    const expected = at(sites.addMean);
    expect([picture?.channels, picture?.height, picture?.width]).toEqual([
      config.colors,
      expected.height,
      expected.width,
    ]);
    expect(relativeError(picture!.data, expected.data)).toBeLessThan(tolerance);
  });

  test('gives a different picture with channels in the wrong order', () => {
    const wrong = finishTail(config, state, 0, at(sites.upConv(0)), 'tensorflow');
    expect(relativeError(wrong!.data, at(sites.addMean).data)).toBeGreaterThan(1e-3);
  });

  test('its multiply-adds are those of the later convolutions in the count of the whole network', () => {
    const { height, width } = at(sites.tailInput);
    const behind = countComplexity(config, height, width).sites.filter(
      ({ site }) => site === sites.tailConv || stages.some((k) => k > 0 && site === sites.upConv(k)),
    );
    const counted = behind.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
    expect(finishMultiplyAdds(config, 0) * height * width).toBe(counted);
  });
});

test('a patch over the corner counts zeros where there is no picture', () => {
  const maps = { channels: 1, height: 2, width: 2, data: Float32Array.of(1, 2, 3, 4) };
  const weight = { shape: [1, 1, 3, 3], data: Float32Array.from({ length: 9 }, (_, p) => p) };
  const sum = patchSum(maps, { weight, bias: { shape: [1], data: Float32Array.of(0.5) } }, 0, 0, 0);
  expect(sum.outside).toEqual([true, true, true, true, false, false, true, false, false]);
  expect([...sum.values]).toEqual([0, 0, 0, 0, 1, 2, 0, 3, 4]);
  expect(sum.result).toBe(1 * 4 + 2 * 5 + 3 * 7 + 4 * 8 + 0.5);
});
