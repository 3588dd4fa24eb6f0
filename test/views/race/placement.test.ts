import { describe, expect, it } from 'vitest';
import { systemComplexity } from '../../../src/model/baselines/system-complexity.ts';
import { placements } from '../../../src/views/race/placement.ts';

const config = { groups: 5, blocks: 5, features: 32, reduction: 8, colors: 3 } as const;

describe('the same body in both places', () => {
  it('costs r² times as much behind bicubic, but for the attention of one vector per block', () => {
    for (const { scale, body, before } of placements(config, 48, 64)) {
      expect(before / body).toBeLessThanOrEqual(scale ** 2);
      expect(before / body).toBeCloseTo(scale ** 2, 2);
    }
  });

  it('is the same at every scale on the small picture; only the upsampler grows', () => {
    const found = placements(config, 48, 64);
    expect(new Set(found.map(({ body }) => body)).size).toBe(1);
    const upsamplers = found.map(({ upsampler }) => upsampler);
    expect(upsamplers).toEqual(upsamplers.toSorted((a, b) => a - b));
    expect(upsamplers[0]).toBeGreaterThan(0);
  });

  it('together with the upsampler is what the table counts', () => {
    const cost = (system: 'rcan' | 'rcan-after-bicubic', scale: 2 | 3 | 4 | 8) =>
      systemComplexity(system, scale, 48, 64, { rcan: config }).multiplyAdds;
    for (const { scale, body, upsampler, before } of placements(config, 48, 64)) {
      expect(body + upsampler).toBe(cost('rcan', scale));
      expect(before).toBe(cost('rcan-after-bicubic', scale));
    }
  });
});
