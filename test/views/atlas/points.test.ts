import { describe, expect, it } from 'vitest';
import { correlate } from '../../../src/analysis/correlation.ts';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { shareAbove } from '../../../src/analysis/spectrum-table.ts';
import { atlasPoints, isPlaced, type AtlasPoint } from '../../../src/views/atlas/points.ts';
import { atlasWords } from '../../../src/views/atlas/words.ts';

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
const points = atlasPoints(blocks, 0.25);
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
    expect(atlasPoints(blocks, 0.05)[4]!.share).toBeCloseTo(1, 6);
    expect(atlasPoints(blocks, 0.45)[4]!.share).toBeCloseTo(0, 6);
  });

  it('has no place when the channel is silent', () => {
    expect(names(points.filter((one) => !isPlaced(one)))).toEqual(['0.2']);
  });
});

describe('what the figure says', () => {
  const rising = Array.from({ length: 30 }, (_, i) => i);
  const scattered = rising.map((i) => (i * 17) % 31);

  it('names the number of channels from which nothing can be told', () => {
    const { points } = correlate(rising, scattered).pearson;
    expect(atlasWords.en.finding('untold', points)).toContain(
      'no relation can be told from these 30 channels',
    );
    expect(atlasWords.zh.finding('untold', points)).toContain('从这 30 个通道看不出两者有关系');
  });
});
