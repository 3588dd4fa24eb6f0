import { describe, expect, it } from 'vitest';
import { halfEnergyChannels } from '../../src/analysis/half-energy.ts';

const maps = (...channels: readonly (readonly [number, number])[]) => ({
  site: 'head.0',
  channels: channels.length,
  height: 1,
  width: 2,
  data: Float32Array.from(channels.flat()),
});

describe('the fewest channels that hold half of the energy', () => {
  it('are those of largest energy, in any position and of any sign', () => {
    expect(halfEnergyChannels(maps([1, 1], [0, -5], [2, 1], [-3, 1]))).toBe(1);
    expect(halfEnergyChannels(maps([1, 1], [0, -3], [2, 1], [-3, 1]))).toBe(2);
  });

  it('are half of all channels when all are equal', () => {
    expect(halfEnergyChannels(maps([1, 0], [0, 1], [1, 0], [0, 1]))).toBe(2);
    expect(halfEnergyChannels(maps([1, 0], [0, 1], [1, 0]))).toBe(2);
  });
});
