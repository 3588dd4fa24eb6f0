import { describe, expect, it } from 'vitest';
import type { SystemName } from '../../../src/model/baselines/systems.ts';
import { overlap, scoreLayout } from '../../../src/views/race/score-layout.ts';
import { contenders, type Result } from '../../../src/views/race/rows.ts';
import { raceScores, set5Scores } from '../../../src/views/race/scores.ts';

const sizes = { rcan: { groups: 5, blocks: 5, features: 32, reduction: 8, colors: 3 } } as const;
const shipped = new Map<SystemName, number>([
  ['srcnn-9-5-5', 36.5],
  ['rcan', 37.16],
]);
const points = set5Scores(shipped, sizes);

describe('scores on Set5', () => {
  it('are quoted for every published system, with its published multiply-adds', () => {
    const quoted = new Map(points.filter(({ source }) => source).map((point) => [point.system, point]));
    expect([...quoted.keys()]).toEqual([
      ...['bicubic', 'sparse', 'srcnn-9-5-5', 'vdsr', 'drrn', 'memnet'],
      ...['edsr', 'rdn', 'rcan'],
    ]);
    expect(quoted.get('drrn')).toMatchObject({ multiplyAdds: 6796.9e9, psnr: 37.74 });
  });

  it('are measured for the weights at hand, against what their own networks cost', () => {
    const own = points.filter(({ source }) => source === undefined);
    expect(own.map(({ system, psnr }) => [system, psnr])).toEqual([...shipped]);
    const quoted = (system: string) =>
      points.find((point) => point.system === system && point.source)?.multiplyAdds ?? NaN;
    // The same layers, but that these see the edge continued; and an RCAN with a thirtieth of the parameters.
    expect(Math.abs(own[0]!.multiplyAdds / quoted('srcnn-9-5-5') - 1)).toBeLessThan(0.01);
    expect(own[1]!.multiplyAdds).toBeLessThan(quoted('rcan') / 20);
  });
});

describe('scores of a race', () => {
  it('are those of systems that have finished and can be scored', () => {
    const all = contenders({
      ...{ scale: 2, width: 16, height: 16, sizes, ownKernels: false },
      ...{ limit: undefined, rcanScales: [2] },
    });
    const output = { width: 1, height: 1, channels: 1, data: new Uint8ClampedArray(1) } as const;
    const result = { kind: 'finished', output, backend: 'wasm', milliseconds: 1 } as const;
    const results = new Map<SystemName, Result>([
      ['nearest', { ...result, weights: 'none', psnr: 20 }],
      ['bicubic', { ...result, weights: 'none', psnr: 23 }],
      ['vdsr', { ...result, weights: 'random' }],
      ['drrn', { kind: 'cancelled' }],
    ]);
    expect(raceScores(all, results).map(({ system, psnr }) => [system, psnr])).toEqual([['bicubic', 23]]);
  });
});

describe('where scores are drawn', () => {
  it.each([1100, 350])('better ones higher, dearer ones further right, at a width of %d px', (width) => {
    const { dots, area } = scoreLayout(points, ({ system }) => system, width, 400);
    for (const a of dots) {
      expect(a.x).toBeGreaterThanOrEqual(area.left);
      expect(a.x).toBeLessThanOrEqual(area.right);
      for (const b of dots) {
        if (a.point.multiplyAdds > b.point.multiplyAdds) expect(a.x).toBeGreaterThan(b.x);
        if (a.point.psnr > b.point.psnr) expect(a.y).toBeLessThan(b.y);
      }
    }
  });

  it('ten times the multiply-adds are as far apart everywhere', () => {
    const { xTicks } = scoreLayout(points, ({ system }) => system, 1100, 400);
    const steps = xTicks.slice(1).map(({ at }, i) => at - xTicks[i]!.at);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 6);
    expect(xTicks.map(({ text }) => text)).toContain('100 G');
  });

  it('no name covers another, and on a wide page all have one', () => {
    const names = scoreLayout(points, ({ system }) => system, 1100, 400).dots.map(({ label }) => label);
    expect(names).not.toContain(undefined);
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1)) expect(overlap(a!, b!)).toBe(false);
  });
});
