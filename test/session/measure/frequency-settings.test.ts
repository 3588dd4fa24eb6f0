import { describe, expect, it } from 'vitest';
import { sentence } from '../../../src/session/locale/errors.ts';
import { frameWords } from '../../../src/figures/frame/words.ts';
import { measurementState } from '../../../src/figures/frame/figure-state.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { FrequencySettings } from '../../../src/session/measure/frequency-settings.svelte.ts';
import { methodSentence } from '../../../src/session/measure/method.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';

describe('how the page measures', () => {
  it('has one cut-off for all figures: half of Nyquist until it is moved, by hundredths and within the axis', () => {
    const settings = new FrequencySettings();
    expect(settings.cutoff).toBe(0.25);
    for (const [wanted, taken] of [
      [0.333, 0.33],
      [-1, 0],
      [5, 0.7],
    ] as const) {
      settings.cutoff = wanted;
      expect(settings.cutoff).toBe(taken);
    }
    settings.cutoff = NaN;
    expect(settings.cutoff).toBe(0.25);
  });

  it('is said in both languages', () => {
    const settings = new FrequencySettings();
    settings.options = { window: 'none', mean: 'kept' };
    expect(methodSentence(settings, 'en', 'body.1')).toBe(
      'At body.1; window: none; mean kept; cut-off 0.25 cycles/pixel.',
    );
    expect(methodSentence(settings, 'zh', 'body.1')).toBe(
      '位置：body.1；窗函数：不加窗；均值：保留；截止频率：0.25 周期/像素。',
    );
  });
});

describe('a figure of measured numbers', () => {
  const nothing = { value: undefined, pending: false, progress: 0, error: undefined };
  const ready = { kind: 'ready' } as const;
  const waiting = { kind: 'waiting', what: frameWords.en.waitingForMaps } as const;
  const state = (maps: typeof ready | typeof waiting, measurement: Parameters<typeof measurementState>[1]) =>
    measurementState(maps, measurement, frameWords.en, 'en');

  it('waits for the maps, then for the first measurement with its progress', () => {
    expect(state(waiting, nothing)).toEqual(waiting);
    expect(state(ready, { ...nothing, progress: 0.5 })).toEqual({
      kind: 'waiting',
      what: frameWords.en.measuring,
      progress: 0.5,
    });
  });

  it('keeps the measurement before while the next is made, and says that it is older', () => {
    const value = 1;
    expect(state(ready, { ...nothing, value })).toEqual(ready);
    expect(state(ready, { ...nothing, value, pending: true })).toMatchObject({ kind: 'stale' });
    expect(state(waiting, { ...nothing, value })).toMatchObject({ kind: 'stale', what: waiting.what });
  });

  it('says in the reader’s language that a picture is too small', async () => {
    const plane = { width: 7, height: 9, data: new Float32Array(63) };
    const error = await new Spectra(new Analyzer()).plane(plane).catch((reason: unknown) => reason as Error);
    if (!(error instanceof Error)) throw new Error('A picture of 7 px has been measured.');
    const failed = measurementState(ready, { ...nothing, error }, frameWords.zh, 'zh');
    expect(failed).toEqual({ kind: 'failed', what: sentence(error, 'zh') });
    expect(sentence(error, 'zh')).toContain('太小，无法计算频谱');
  });
});
