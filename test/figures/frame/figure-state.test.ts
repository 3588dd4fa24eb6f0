import { describe, expect, it } from 'vitest';
import { measurementState } from '../../../src/figures/frame/figure-state.ts';
import { frameWords } from '../../../src/figures/frame/words.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';

const maps = { channels: 2, height: 9, width: 7, data: new Float32Array(2 * 63) };

describe('a frequency figure of maps that are too small for a spectrum', () => {
  const refused = () =>
    new Spectra(new Analyzer()).channels(maps).then(
      () => undefined,
      (error: Error) => error,
    );

  it.each([
    ['en', /7 × 9.*8 px/],
    ['zh', /7 × 9 像素，太小，无法计算频谱，每边至少要 8 像素/],
  ] as const)('says so, in %s', async (locale, expected) => {
    const measurement = { value: undefined, pending: false, progress: 0, error: await refused() };
    const state = measurementState({ kind: 'ready' }, measurement, frameWords[locale], locale);
    expect(state).toEqual({ kind: 'failed', what: expect.stringMatching(expected) });
  });

  it('does not say so of maps of 8 pixels', async () => {
    const least = { channels: 1, height: 8, width: 8, data: new Float32Array(64) };
    await expect(new Spectra(new Analyzer()).channels(least)).resolves.toMatchObject({ width: 8, height: 8 });
  });
});
