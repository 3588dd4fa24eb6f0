import { describe, expect, it } from 'vitest';
import { channelCost, readOutput } from '../../src/analysis/channel-cost.ts';
import { psnr } from '../../src/analysis/metrics.ts';
import { SpectrumMeter } from '../../src/analysis/spectrum-meter.ts';
import { downscale, upscale } from '../../src/image/bicubic.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { toGrey } from '../../src/image/grey.ts';
import { codeOf } from '../reader-errors.ts';

const hr = drawCard('facade', 48);
const soft = upscale(downscale(hr, 2), 2);
const meter = new SpectrumMeter(48, 48);
const read = (sr: typeof hr) => readOutput({ sr, hr, scale: 2 }, meter);

describe('what a channel costs', () => {
  it('is the PSNR that is lost against the truth', () => {
    const worse = upscale(downscale(soft, 4), 4);
    expect(channelCost(read(soft), read(worse), 0.25).psnr).toBe(psnr(soft, hr, 2) - psnr(worse, hr, 2));
  });

  it('is the part of the energy above the cut-off that is lost, below 0 where the output gains', () => {
    const lost = channelCost(read(hr), read(soft), 0.25).high;
    expect(lost).toBeGreaterThan(0.5);
    expect(lost).toBeLessThan(1);
    expect(channelCost(read(soft), read(hr), 0.25).high).toBeCloseTo(1 - 1 / (1 - lost), 10);
    expect(channelCost(read(hr), read(soft), 0.05).high).toBeLessThan(lost);
  });

  it('is nothing where nothing changes', () => {
    expect(channelCost(read(soft), read(soft), 0.25)).toEqual({ psnr: 0, high: 0 });
  });

  it('has no PSNR where the truth is not known', () => {
    const untrue = readOutput({ sr: soft, scale: 2 }, meter);
    const cost = channelCost(untrue, untrue, 0.25);
    expect(cost).toEqual({ psnr: NaN, high: 0 });
  });

  it('is measured on the grey values of a grey picture', () => {
    const [grey, softGrey] = [toGrey(hr), toGrey(soft)];
    const readGrey = (sr: typeof hr) => readOutput({ sr, hr: grey, scale: 2 }, meter);
    expect(channelCost(readGrey(grey), readGrey(softGrey), 0.25).high).toBeCloseTo(
      channelCost(read(hr), read(soft), 0.25).high,
      2,
    );
  });

  it('is refused for a cut-off outside the range', () => {
    expect(codeOf(() => channelCost(read(soft), read(soft), 0.8))).toBe('bad-argument');
  });
});
