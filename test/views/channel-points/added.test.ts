import { randomLcg } from 'd3';
import { describe, expect, it } from 'vitest';
import { correlate } from '../../../src/analysis/correlation.ts';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { addedPoints, addedValue, type AddedPoint } from '../../../src/views/channel-points/added.ts';

const side = 20;
/** What channels add at s = 1: waves below and above the cut-off, each with its amplitude. */
const waves: readonly (readonly [low: number, high: number])[] = [
  [1, 1],
  [2, 0.5],
  [0, 3],
  [1, 2],
];
const factors = [0.5, 0.25, 0, 1];
/** The channels of a block, each wave times its factor. */
const block = (attention: readonly number[]) => ({
  group: 1,
  block: 2,
  table: mapSpectra(
    {
      channels: waves.length,
      height: side,
      width: side,
      data: Float32Array.from(
        waves.flatMap(([low, high], c) =>
          Array.from({ length: side * side }, (_, i) => {
            const angle = 2 * Math.PI * (i % side);
            return attention[c]! * (low * Math.cos(0.1 * angle) + high * Math.cos(0.4 * angle));
          }),
        ),
      ),
    },
    { window: 'none', mean: 'removed' },
  ),
  attention,
});
const points = addedPoints([block(factors)], 0.25);
const values = (of: readonly AddedPoint[], ...how: ['energy' | 'high' | 'share', 'with' | 'without']) =>
  of.map((point) => addedValue(point, ...how));

describe('what a channel adds', () => {
  it('has its place, its attention, its energy, that above the cut-off and the share of it', () => {
    expect(points[1]).toMatchObject({ group: 1, block: 2, channel: 1, attention: 0.25 });
    // A cosine of amplitude a has the mean square a^2 / 2.
    expect(points[1]!.energy).toBeCloseTo(0.25 ** 2 * ((2 ** 2 + 0.5 ** 2) / 2), 6);
    expect(points[1]!.high).toBeCloseTo(0.25 ** 2 * (0.5 ** 2 / 2), 6);
    expect(points[1]!.share).toBeCloseTo(0.5 ** 2 / (2 ** 2 + 0.5 ** 2), 6);
  });

  it('is read in levels, as it is added and with s divided out', () => {
    const rms = Math.sqrt((2 ** 2 + 0.5 ** 2) / 2);
    expect(addedValue(points[1]!, 'energy', 'with')).toBeCloseTo(0.25 * rms, 6);
    expect(addedValue(points[1]!, 'energy', 'without')).toBeCloseTo(rms, 6);
    expect(addedValue(points[1]!, 'high', 'without')).toBeCloseTo(0.5 / Math.SQRT2, 6);
  });

  it('with s divided out is what it would be at s = 1, also where s was set below 0', () => {
    const atOne = addedPoints([block([1, 1, 1, 1])], 0.25);
    for (const attention of [factors, [0.5, -0.25, 0, 1]])
      for (const measure of ['energy', 'high'] as const)
        values(addedPoints([block(attention)], 0.25), measure, 'without').forEach((value, c) => {
          if (attention[c] !== 0) expect(value).toBeCloseTo(addedValue(atOne[c]!, measure, 'with'), 5);
        });
  });

  it('is nothing where s is 0: no share, and no number with s divided out', () => {
    expect(values(points, 'energy', 'with')[2]).toBe(0);
    expect(values(points, 'energy', 'without')[2]).toBeNaN();
    expect(values(points, 'high', 'without')[2]).toBeNaN();
    expect(values(points, 'share', 'with')[2]).toBeNaN();
  });

  it('has a share that does not depend on s', () => {
    expect(values(points, 'share', 'with')).toEqual(values(points, 'share', 'without'));
    const atOne = values(addedPoints([block([1, 1, 1, 1])], 0.25), 'share', 'with');
    values(points, 'share', 'with').forEach((share, c) => {
      if (c !== 2) expect(share).toBeCloseTo(atOne[c]!, 6);
    });
  });

  it('goes with s for the factor alone: maps that have nothing to do with s are related to it only with it', () => {
    const uniform = randomLcg(3);
    const draw = () => Array.from({ length: 200 }, () => 0.1 + 0.8 * uniform());
    const [s, rms] = [draw(), draw()];
    const random = s.map((attention, channel): AddedPoint => ({
      group: 0,
      block: 0,
      channel,
      attention,
      energy: (attention * rms[channel]!) ** 2,
      high: 0,
      share: 0,
    }));
    const [added, behind] = (['with', 'without'] as const).map(
      (factor) => correlate(values(random, 'energy', factor), s).spearman,
    );
    expect(added!.low).toBeGreaterThan(0.3);
    expect(Math.abs(behind!.value)).toBeLessThan(0.2);
  });
});
