import { describe, expect, it } from 'vitest';
import { dcTerms } from '../../../src/analysis/dc-terms.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Parameter } from '../../../src/model/state-dict.ts';
import {
  consequence,
  dcShare,
  factors,
  isRounding,
  largestDifference,
} from '../../../src/views/pooled-spectrum/pooled.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

const { state, sites: recorded } = loadReference('g2b2c8r4-x2-3ch-7x9');
const parameter = (name: string): Parameter => state.get(name)!;
const vector = (site: string): Float32Array => recorded.get(site)!.data;
const [squeeze, excite] = [sites.squeeze(1, 0), sites.excite(1, 0)];
const weights = {
  wd: parameter(sites.weight(squeeze)),
  bd: parameter(sites.bias(squeeze)),
  wu: parameter(sites.weight(excite)),
  bu: parameter(sites.bias(excite)),
};
const z = vector(sites.pooled(1, 0));

describe('what pooling sees of a block', () => {
  const maps = recorded.get(sites.blockConv2(1, 0))!;
  const dc = dcTerms({ channels: 8, height: 7, width: 9, data: maps.data });
  const meanSquare = (c: number) =>
    maps.data.slice(c * 63, (c + 1) * 63).reduce((sum, value) => sum + value * value, 0) / 63;
  const pooled = {
    group: 1,
    block: 0,
    z,
    dc,
    energy: Float64Array.from({ length: 8 }, (_, c) => meanSquare(c)),
  };

  it('is frequency 0 alone: PyTorch’s z and the DC terms differ by its rounding', () => {
    expect(largestDifference(pooled) / Math.max(...z.map(Math.abs))).toBeLessThan(1e-6);
    expect(isRounding(pooled)).toBe(true);
    const other = { ...pooled, dc: dc.with(3, dc[3]! + 1) };
    expect(largestDifference(other)).toBeCloseTo(1, 5);
    expect(isRounding(other)).toBe(false);
  });

  it('is a part of the energy, all of it for a flat map and undefined for a silent one', () => {
    for (let c = 0; c < 8; c++) {
      expect(dcShare(pooled, c)).toBeGreaterThanOrEqual(0);
      expect(dcShare(pooled, c)).toBeLessThan(1);
    }
    const flat = { ...pooled, dc: Float64Array.of(-3, 0), energy: Float64Array.of(9, 0) };
    expect([dcShare(flat, 0), dcShare(flat, 1)]).toEqual([1, NaN]);
  });
});

describe('the attention of a changed map', () => {
  it('is computed as PyTorch computes it', () => {
    const s = vector(sites.attention(1, 0));
    factors(weights, Float64Array.from(z)).forEach((factor, c) => expect(factor).toBeCloseTo(s[c]!, 6));
  });

  it('stays where the mean stays', () => {
    expect(consequence(weights, z, 2, [z[2]!, z[2]!])).toMatchObject({ most: { by: 0 } });
  });

  it('moves with the mean, and names the factor that moves the most', () => {
    const { s, most } = consequence(weights, z, 2, [z[2]!, z[2]! + 5]);
    const moved = factors(weights, Float64Array.from(z).with(2, z[2]! + 5)).map((factor, c) =>
      Math.abs(factor - factors(weights, Float64Array.from(z))[c]!),
    );
    expect(most.by).toBe(Math.max(...moved));
    expect(most.by).toBeGreaterThan(0);
    expect(moved[most.channel]).toBe(most.by);
    expect(Math.abs(s[1] - s[0])).toBe(moved[2]);
  });
});
