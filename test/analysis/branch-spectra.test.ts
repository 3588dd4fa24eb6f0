import { describe, expect, it } from 'vitest';
import {
  blockSkip,
  branchShare,
  branchSpectra,
  energyShare,
  groupSkip,
  longSkip,
  type SkipConnection,
} from '../../src/analysis/branch-spectra.ts';
import { averageChannels, radialPower, sharesAbove } from '../../src/analysis/spectrum-table.ts';
import { loadReference } from '../fixtures/reference-files.ts';

describe('a skip connection', () => {
  const { config, sites } = loadReference('g2b2c8r4-x2-3ch-7x9');
  const at = (site: string): Float32Array => sites.get(site)!.data;

  it.each<[string, SkipConnection]>([
    ['the long one', longSkip(config)],
    ['of a group', groupSkip(config, 1)],
    ['of a block', blockSkip(0, 1)],
  ])('adds its two branches in PyTorch too: %s', (_, { identity, residual, sum }) => {
    const [x, y, z] = [at(identity), at(residual), at(sum)];
    z.forEach((wanted, i) => expect(x[i]! + y[i]!).toBeCloseTo(wanted, 3));
  });
});

describe('skip against residual', () => {
  const side = 40;
  const channel = (amplitude: number, frequency: number): number[] =>
    Array.from({ length: side * side }, (_, i) => amplitude * Math.cos(2 * Math.PI * frequency * (i % side)));
  const maps = (...channels: number[][]) => ({
    channels: channels.length,
    height: side,
    width: side,
    data: Float32Array.from(channels.flat()),
  });
  const silent = channel(0, 0);
  const identity = maps(channel(3, 0.1), channel(1, 0.1), silent);
  const residual = maps(channel(1, 0.4), channel(1, 0.1), silent);
  const sum = { ...identity, data: identity.data.map((value, i) => value + residual.data[i]!) };
  const spectra = branchSpectra({ identity, residual, sum }, { window: 'none', mean: 'removed' });

  it('gives each branch one share of all its energy', () => {
    expect(branchShare(spectra.identity, 0.25).ofEnergy).toBeCloseTo(0, 10);
    expect(branchShare(spectra.residual, 0.25).ofEnergy).toBeCloseTo(1 / 2, 10);
    // 9/2 and 1/2 in one channel, 4/2 in the other.
    expect(branchShare(spectra.sum, 0.25).ofEnergy).toBeCloseTo(1 / 14, 6);
  });

  it('whose interval over the channels contains it, and has width 0 for a single channel', () => {
    const share = energyShare(spectra.sum, 0.25);
    expect(share.value).toBeCloseTo(branchShare(spectra.sum, 0.25).ofEnergy, 14);
    expect(share.points).toBe(3);
    expect(share.low).toBeCloseTo(0, 6);
    expect(share.high).toBeCloseTo(1 / 10, 6);
    const alone = energyShare(averageChannels(spectra.sum), 0.25);
    expect([alone.low, alone.high]).toEqual([alone.value, alone.value]);
  });

  it('and the mean of its channels’ shares, without channels of no energy', () => {
    const { perChannel } = branchShare(spectra.sum, 0.25);
    expect(perChannel.points).toBe(2);
    expect(perChannel.value).toBeCloseTo((1 / 10 + 0) / 2, 6);
    expect(perChannel.low).toBeCloseTo(0, 6);
    expect(perChannel.high).toBeCloseTo(1 / 10, 6);
    expect(sharesAbove(spectra.sum, 0.25)[2]).toBeNaN();
  });

  it('and a radial curve: branches without a frequency in common add their energies', () => {
    const curve = (branch: 'identity' | 'residual' | 'sum') =>
      radialPower(averageChannels(spectra[branch]), 0).sum;
    expect(curve('sum')[16]).toBeCloseTo(curve('residual')[16]!, 6);
    expect(curve('sum')[4]).toBeGreaterThan(curve('identity')[4]!);
  });

  it('is refused for maps under 8 px on a side', () => {
    const tiny = { channels: 1, height: 7, width: 9, data: new Float32Array(63) };
    expect(() => branchSpectra({ identity: tiny, residual: tiny, sum: tiny })).toThrow('9 × 7 px');
  });
});
