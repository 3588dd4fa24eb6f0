import { describe, expect, test } from 'vitest';
import { plane } from '../../../src/trace/trace.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Parameter } from '../../../src/model/state-dict.ts';
import { poolPlane, relu, sigmoid, weightedSum } from '../../../src/views/attention-unfolded/arithmetic.ts';
import { loadReference, referenceNames } from '../../fixtures/reference-files.ts';

const tolerance = 1e-4;

/** The largest distance between what the figure recomputes and what the network recorded. */
function distance(recomputed: readonly number[], recorded: Float32Array): number {
  expect(recomputed).toHaveLength(recorded.length);
  return Math.max(...recomputed.map((value, i) => Math.abs(value - (recorded[i] ?? NaN))));
}

describe('the arithmetic of the unfolded block gives what the network itself computed', () => {
  test.each(referenceNames)('%s, in every block', (name) => {
    const { config, state, sites: recorded } = loadReference(name);
    const at = (site: string): Parameter => {
      const found = recorded.get(site);
      if (!found) throw new Error(`${name} holds no ${site}.`);
      return found;
    };
    const parameter = (site: string): Parameter => {
      const found = state.get(site);
      if (!found) throw new Error(`${name} holds no ${site}.`);
      return found;
    };
    for (let g = 0; g < config.groups; g++) {
      for (let b = 0; b < config.blocks; b++) {
        const maps = at(sites.blockConv2(g, b));
        const [, channels = 0, height = 0, width = 0] = maps.shape;
        const before = { site: '', channels, height, width, data: maps.data };
        const after = { ...before, data: at(sites.channelAttention(g, b)).data };
        const z = at(sites.pooled(g, b)).data;
        const squeezed = at(sites.squeeze(g, b)).data;
        const hidden = at(sites.hidden(g, b)).data;
        const logits = at(sites.excite(g, b)).data;
        const s = at(sites.attention(g, b)).data;

        const means = Array.from(z, (_, c) => poolPlane(plane(before, c)).mean);
        expect(distance(means, z)).toBeLessThan(tolerance);

        const [wd, bd] = [sites.weight, sites.bias].map((of) => parameter(of(sites.squeeze(g, b))));
        const sums = Array.from(squeezed, (_, h) => weightedSum(wd!, bd, z, h).result);
        expect(distance(sums, squeezed)).toBeLessThan(tolerance);
        expect(distance(sums.map(relu), hidden)).toBeLessThan(tolerance);

        const [wu, bu] = [sites.weight, sites.bias].map((of) => parameter(of(sites.excite(g, b))));
        const raised = Array.from(logits, (_, c) => weightedSum(wu!, bu, hidden, c).result);
        expect(distance(raised, logits)).toBeLessThan(tolerance);
        expect(distance(raised.map(sigmoid), s)).toBeLessThan(tolerance);

        for (let c = 0; c < channels; c++) {
          const { peak } = poolPlane(plane(before, c));
          const strongest = plane(before, c)[peak] ?? NaN;
          expect(strongest * (s[c] ?? NaN)).toBeCloseTo(plane(after, c)[peak] ?? NaN, 4);
        }
      }
    }
  });
});
