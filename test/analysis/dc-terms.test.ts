import { describe, expect, it } from 'vitest';
import { dcTerms } from '../../src/analysis/dc-terms.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { blockConv2, pooled } from '../../src/model/sites.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { signal } from '../fixtures/signal.ts';

describe('the DC term of a channel’s spectrum, F(0, 0) / (H W)', () => {
  const data = Float32Array.from(signal(3 * 9 * 10));
  const maps = { channels: 3, height: 9, width: 10, data };

  it('is its mean', () => {
    dcTerms(maps).forEach((term, c) => {
      const plane = data.subarray(c * 90, (c + 1) * 90);
      expect(term).toBeCloseTo(plane.reduce((sum, value) => sum + value, 0) / 90, 12);
    });
  });

  it('squared is the power at frequency 0 without a window and with the mean kept', () => {
    const plane = { height: 9, width: 10, data: data.subarray(0, 90) };
    const { spectrum } = planeSpectrum(plane, { window: 'none', mean: 'kept' });
    expect(spectrum.power[0]).toBeCloseTo(dcTerms(maps)[0]! ** 2, 8);
  });

  it('is what PyTorch’s global pooling gives the attention of a real network', () => {
    const { sites } = loadReference('g2b2c8r4-x2-3ch-7x9');
    const { shape, data: conv } = sites.get(blockConv2(1, 0))!;
    const [, channels = 0, height = 0, width = 0] = shape;
    const found = dcTerms({ channels, height, width, data: conv });
    const z = sites.get(pooled(1, 0))!.data;
    const largest = Math.max(...z.map(Math.abs));
    z.forEach((wanted, c) => expect(Math.abs(found[c]! - wanted) / largest).toBeLessThan(1e-6));
  });

  it('does not depend on other frequencies: adding a wave changes nothing', () => {
    const waved = data.map((value, i) => value + 50 * Math.cos((2 * Math.PI * 3 * (i % 10)) / 10));
    dcTerms({ ...maps, data: waved }).forEach((term, c) => expect(term).toBeCloseTo(dcTerms(maps)[c]!, 5));
  });
});
