import { describe, expect, it } from 'vitest';
import type { SystemName } from '../../../src/model/baselines/systems.ts';
import { costs } from '../../../src/views/race/settings.ts';
import { scoreWords } from '../../../src/views/race/score-words.ts';
import { overlap, scoreLayout } from '../../../src/views/race/score-layout.ts';
import { contenders, type Result } from '../../../src/views/race/rows.ts';
import { raceScores, set5Scores, withCost } from '../../../src/views/race/scores.ts';

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
    expect(quoted.get('drrn')).toMatchObject({
      cost: { 'multiply-adds': 6796.9e9, parameters: 297_000 },
      psnr: 37.74,
    });
  });

  it('name the source of the score and that of the cost, which are two', () => {
    const vdsr = points.find(({ system, source }) => system === 'vdsr' && source);
    expect(vdsr?.source).toContain('(RCAN)');
    expect(vdsr?.costSource).toContain('(CARN)');
    const words = scoreWords.en.pointNumbers(vdsr!, 'parameters');
    expect(words).toMatch(
      /^VDSR: 37\.53\d* dB for 665 k parameters\. PSNR quoted from .*RCAN.*; parameters .*CARN/,
    );
    expect(scoreWords.zh.pointNumbers(points.at(-1)!, 'multiply-adds')).toMatch(/乘加次数由结构算出。$/);
  });

  it('against parameters leave out what has none: interpolation', () => {
    const left = points.filter((point) => !withCost(points, 'parameters').includes(point));
    expect(left.map(({ system }) => system)).toEqual(['bicubic']);
    expect(withCost(points, 'multiply-adds')).toEqual(points);
  });

  it('are measured for the weights at hand, against what their own networks cost', () => {
    const own = points.filter(({ source }) => source === undefined);
    expect(own.map(({ system, psnr }) => [system, psnr])).toEqual([...shipped]);
    const quoted = (system: string) =>
      points.find((point) => point.system === system && point.source)?.cost['multiply-adds'] ?? NaN;
    // The same layers, but that these see the edge continued; and an RCAN with a thirtieth of the parameters.
    expect(Math.abs(own[0]!.cost['multiply-adds'] / quoted('srcnn-9-5-5') - 1)).toBeLessThan(0.01);
    expect(own[1]!.cost['multiply-adds']).toBeLessThan(quoted('rcan') / 20);
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
    const scored = raceScores(all, results);
    expect(scored.map(({ system, psnr }) => [system, psnr])).toEqual([
      ['nearest', 20],
      ['bicubic', 23],
    ]);
    // Repeating the nearest pixel takes no multiply-adds, and neither has parameters.
    expect(withCost(scored, 'multiply-adds').map(({ system }) => system)).toEqual(['bicubic']);
    expect(withCost(scored, 'parameters')).toEqual([]);
  });
});

describe.each(costs)('where scores are drawn against %s', (cost) => {
  const placed = withCost(points, cost);
  const layoutAt = (width: number) => scoreLayout(placed, cost, ({ system }) => system, width, 400);

  it.each([1100, 350])('better ones higher, dearer ones further right, at a width of %d px', (width) => {
    const { dots, area } = layoutAt(width);
    for (const a of dots) {
      expect(a.x).toBeGreaterThanOrEqual(area.left);
      expect(a.x).toBeLessThanOrEqual(area.right);
      for (const b of dots) {
        if (a.point.cost[cost] > b.point.cost[cost]) expect(a.x).toBeGreaterThan(b.x);
        if (a.point.psnr > b.point.psnr) expect(a.y).toBeLessThan(b.y);
      }
    }
  });

  it('ten times the cost are as far apart everywhere', () => {
    const { xTicks } = layoutAt(1100);
    const steps = xTicks.slice(1).map(({ at }, i) => at - xTicks[i]!.at);
    for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 6);
    expect(xTicks.map(({ count }) => count)).toContain(cost === 'parameters' ? 1e6 : 1e11);
  });

  it('no name covers another, and on a wide page all have one', () => {
    const names = layoutAt(1100).dots.map(({ label }) => label);
    expect(names).not.toContain(undefined);
    for (const [i, a] of names.entries())
      for (const b of names.slice(i + 1)) expect(overlap(a!, b!)).toBe(false);
  });
});
