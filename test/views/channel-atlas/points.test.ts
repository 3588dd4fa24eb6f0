import { describe, expect, it } from 'vitest';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../../src/analysis/spectrum-table.ts';
import { averagedPoints, isPlaced, type AtlasPoint } from '../../../src/views/channel-atlas/points.ts';
import { channelPoints } from '../../../src/views/channel-points/points.ts';

const side = 20;
/** Channels of a low wave and a high one, each with its amplitude. */
const table = (...amplitudes: [low: number, high: number][]) =>
  mapSpectra(
    {
      channels: amplitudes.length,
      height: side,
      width: side,
      data: Float32Array.from(
        amplitudes.flatMap(([low, high]) =>
          Array.from({ length: side * side }, (_, i) => {
            const angle = 2 * Math.PI * (i % side);
            return low * Math.cos(0.1 * angle) + high * Math.cos(0.4 * angle);
          }),
        ),
      ),
    },
    { window: 'none', mean: 'removed' },
  );

const blocks = [
  { group: 1, block: 0, table: table([1, 1], [2, 0], [0, 0]), attention: [0.2, 0.4, 0.6] },
  { group: 1, block: 1, table: table([0, 1], [1, 2], [3, 1]), attention: [0.1, 0.9, 0.4] },
];
const points = channelPoints(blocks, 0.25);
const names = (of: readonly AtlasPoint[]) => of.map(({ block, channel }) => `${block}.${channel}`);
const point = (name: string) => points[names(points).indexOf(name)]!;

describe('a point of the atlas', () => {
  it('is one channel with its share, its energy and the factor that it got', () => {
    expect(names(points)).toEqual(['0.0', '0.1', '0.2', '1.0', '1.1', '1.2']);
    expect(point('1.1').share).toBe(shareAbove(blocks[1]!.table, 1, 0.25));
    expect(point('1.1').share).toBeCloseTo(0.8, 6);
    expect(point('1.1').energy).toBeCloseTo(2.5, 6);
    expect(point('1.1').attention).toBe(0.9);
  });

  it('moves with the cut-off', () => {
    expect(channelPoints(blocks, 0.05)[4]!.share).toBeCloseTo(1, 6);
    expect(channelPoints(blocks, 0.45)[4]!.share).toBeCloseTo(0, 6);
  });

  it('has no place when the channel is silent', () => {
    expect(names(points.filter((one) => !isPlaced(one)))).toEqual(['0.2']);
  });
});

describe('a channel over several pictures', () => {
  const other = [
    { group: 1, block: 0, table: table([2, 1], [1, 1], [0, 2]), attention: [0.6, 0.2, 0.8] },
    { group: 1, block: 1, table: table([1, 1], [2, 1], [1, 3]), attention: [0.3, 0.5, 0.6] },
  ];
  const [first, second] = [channelPoints(blocks, 0.25), channelPoints(other, 0.25)];
  const averaged = averagedPoints([blocks, other], 0.25);

  it('has the mean of its numbers, every picture counting the same, and their range', () => {
    expect(names(averaged)).toEqual(names(first));
    const { share, attention, energy, over } = averaged[4]!;
    expect(share).toBeCloseTo((first[4]!.share + second[4]!.share) / 2, 12);
    expect(attention).toBeCloseTo((0.9 + 0.5) / 2, 12);
    expect(energy).toBeCloseTo((first[4]!.energy + second[4]!.energy) / 2, 12);
    expect(over).toEqual({ pictures: 2, share: [second[4]!.share, first[4]!.share], attention: [0.5, 0.9] });
  });

  it('that is silent on one of them has the share of the others', () => {
    expect(first[2]!.share).toBeNaN();
    expect(averaged[2]!.share).toBe(second[2]!.share);
    expect(averaged[2]!.attention).toBeCloseTo(0.7, 12);
  });

  it('is what it is on that picture when there is one, and nothing when there is none', () => {
    expect(averagedPoints([blocks], 0.25)).toEqual(points);
    expect(averagedPoints([], 0.25)).toEqual([]);
  });
});
