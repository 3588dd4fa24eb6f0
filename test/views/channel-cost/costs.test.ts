import { describe, expect, it } from 'vitest';
import { channelCost, readOutput } from '../../../src/analysis/channel-cost.ts';
import { mapSpectra, SpectrumMeter } from '../../../src/analysis/spectrum-meter.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { costFigures, costPoints, isPlaced } from '../../../src/views/channel-cost/costs.ts';
import { channelName, costWords, formatCost } from '../../../src/views/channel-cost/words.ts';
import { signal } from '../../fixtures/signal.ts';

const side = 16;
const meter = new SpectrumMeter(side, side);
const hr = drawCard('facade', side);
const output = (offset: number) => {
  const data = hr.data.map((value, i) => value + offset * ((i * 7) % 5));
  return readOutput({ sr: { ...hr, data }, hr, scale: 2 }, meter);
};
const maps = (channels: number) => ({
  channels,
  height: side,
  width: side,
  data: Float32Array.from(signal(channels * side * side)),
});
const block = (place: number, channels: number) => ({
  group: 1,
  block: place,
  table: mapSpectra(maps(channels)),
  attention: Float32Array.from({ length: channels }, (_, c) => (c + place) / 8),
});
const plain = output(1);
const blocks = [block(0, 3), block(2, 2)];
const found = [
  { target: { group: 1, block: 0, channel: 2 }, value: output(2) },
  { target: { group: 1, block: 2, channel: 0 }, value: output(0.5) },
  { target: { group: 1, block: 2, channel: 1 }, value: output(3) },
];
const points = costPoints({ plain, blocks, found }, 0.25);

describe('what a sweep has found', () => {
  it('are the muted channels, each with its cost, its attention and its share', () => {
    expect(points.map(({ block, channel, attention }) => [block, channel, attention])).toEqual([
      [0, 2, 0.25],
      [2, 0, 0.25],
      [2, 1, 0.375],
    ]);
    points.forEach((point, i) => {
      expect(point).toMatchObject(channelCost(plain, found[i]!.value, 0.25));
      expect(point.share).toBeGreaterThan(0);
    });
    expect(points[1]!.psnr).toBeLessThan(0);
    expect(points[2]!.psnr).toBeGreaterThan(points[0]!.psnr);
  });

  it('follows the cut-off without another run', () => {
    const lower = costPoints({ plain, blocks, found }, 0.1);
    expect(lower[0]!.psnr).toBe(points[0]!.psnr);
    expect(lower[0]!.high).not.toBe(points[0]!.high);
    expect(lower[0]!.share).toBeGreaterThan(points[0]!.share);
  });

  it('is correlated block by block', () => {
    expect(costFigures(points, 'attention', 'psnr')).toEqual([
      { x: [0.25], y: [points[0]!.psnr] },
      { x: [0.25, 0.375], y: [points[1]!.psnr, points[2]!.psnr] },
    ]);
  });

  it('has no place in the plot without a number', () => {
    const untrue = { ...points[0]!, psnr: NaN };
    expect(isPlaced(points[0]!, 'attention', 'psnr')).toBe(true);
    expect(isPlaced(untrue, 'attention', 'psnr')).toBe(false);
    expect(isPlaced(untrue, 'attention', 'high')).toBe(true);
    expect(formatCost('psnr', untrue)).toBe('–');
  });
});

describe('in words', () => {
  it('dB have four digits behind the point, parts are per cent', () => {
    const cost = { psnr: -0.01234, high: 0.0456 };
    expect(formatCost('psnr', cost)).toBe('−0.0123');
    expect(formatCost('high', cost)).toBe('4.56');
  });

  it('a channel is called by as much of its place as tells it from the others', () => {
    const place = { group: 3, block: 1, channel: 17 };
    expect(channelName(place, 'block')).toBe('17');
    expect(channelName(place, 'group')).toBe('1 · 17');
    expect(channelName(place, 'all')).toBe('3 · 1 · 17');
  });

  it('time is said in seconds, and from a minute and a half on in minutes', () => {
    expect(costWords.en.estimate(0.2)).toBe('About 1 s, in the background.');
    expect(costWords.en.progress(3, 9, 89.2)).toBe('3 of 9 channels, about 90 s left');
    expect(costWords.zh.progress(3, 9, 240)).toBe('第 3 个，共 9 个通道，约剩 4 分钟');
  });
});
