import { describe, expect, it } from 'vitest';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import {
  additions,
  intervalsApart,
  residualHigher,
  skipRow,
  stoodStill,
  verdict,
} from '../../../src/views/skip-shares/rows.ts';
import { skipWords } from '../../../src/views/skip-shares/words.ts';

const side = 20;
/** Channels of one wave each: amplitude and frequency across. */
const maps = (...waves: [number, number][]) => ({
  channels: waves.length,
  height: side,
  width: side,
  data: Float32Array.from(
    waves.flatMap(([amplitude, frequency]) =>
      Array.from(
        { length: side * side },
        (_, i) => amplitude * Math.cos(2 * Math.PI * frequency * (i % side)),
      ),
    ),
  ),
});
const skip = (identity: ReturnType<typeof maps>, residual: ReturnType<typeof maps>, group?: number) => {
  const sum = { ...identity, data: identity.data.map((value, i) => value + residual.data[i]!) };
  const spectra = (of: typeof sum) => mapSpectra(of, { window: 'none', mean: 'removed' });
  return {
    site: `body.${group}`,
    ...(group !== undefined && { group }),
    tables: { identity: spectra(identity), residual: spectra(residual), sum: spectra(sum) },
  };
};
const low = maps([2, 0.1], [1, 0.1], [1, 0.1]);
const high = maps([1, 0.4], [1, 0.4], [1, 0.4]);
const mixed = maps([1, 0.4], [1, 0.1], [1, 0.1]);

const holds = skipRow(skip(low, high), 0.25);
const fails = skipRow(skip(high, low, 0), 0.25);
const unsure = skipRow(skip(low, mixed, 1), 0.25);

describe('skip against residual', () => {
  it('gives each branch its share of all energy with an interval over channels', () => {
    expect(unsure.shares.residual.value).toBeCloseTo(1 / 3, 6);
    expect(unsure.shares.residual.low).toBeCloseTo(0, 6);
    expect(unsure.shares.residual.high).toBeCloseTo(1, 6);
  });

  it('says where the residual branch has the higher share, and where that is beyond doubt', () => {
    expect([holds, fails, unsure].map(residualHigher)).toEqual([true, false, true]);
    expect([holds, fails, unsure].map(intervalsApart)).toEqual([true, true, false]);
    expect(verdict([holds, fails, unsure])).toEqual({
      of: 3,
      higher: [holds, unsure],
      higherApart: 1,
      lowerApart: 1,
    });
  });

  it('puts the same into a sentence in both languages', () => {
    const found = verdict([holds, fails, unsure]);
    expect(skipWords.en.verdict(found)).toContain('In 2 of 3 connections');
    expect(skipWords.en.verdict(found)).toContain('(long skip, group 1)');
    expect(skipWords.en.apart(found)).toContain('The two intervals are apart in 1');
    expect(skipWords.zh.verdict(found)).toContain('3 处连接中，有 2 处的残差支路');
    expect(skipWords.zh.verdict(found)).toContain('长跳跃连接、组 1');
    expect(skipWords.en.verdict(verdict([fails]))).toContain('In 0 of 1 connections');
  });

  it('is laid against another run share by share, and tells where none has changed', () => {
    const [now, before] = [skip(low, mixed), skip(low, high)];
    const changed = skipRow({ ...now, earlier: before.tables }, 0.25);
    expect(changed.earlierShares?.residual).toBeCloseTo(holds.shares.residual.value, 6);
    expect(stoodStill(changed)).toBe(false);
    expect(stoodStill(skipRow({ ...now, earlier: now.tables }, 0.25))).toBe(true);
    expect(stoodStill(unsure)).toBeUndefined();
  });

  it('follows the cut-off: above 0.4 there is nothing left', () => {
    expect(residualHigher(skipRow(skip(low, high), 0.45))).toBe(false);
  });

  it('tells where branches cancel, where they strengthen one another, and where they just add', () => {
    const opposite = { ...low, data: low.data.map((value) => -value / 2) };
    expect(additions(skip(low, opposite), 0.25).low).toBeCloseTo(0.25 / 1.25, 6);
    expect(additions(skip(high, high), 0.25).high).toBeCloseTo(2, 6);
    const apart = additions(skip(low, high), 0.25);
    expect([apart.low, apart.high].map((ratio) => Number(ratio.toFixed(6)))).toEqual([1, 1]);
  });
});
