import { describe, expect, it } from 'vitest';
import { branchSpectra } from '../../../src/analysis/branch-spectra.ts';
import { correlate } from '../../../src/analysis/correlation.ts';
import { dcTerms } from '../../../src/analysis/dc-terms.ts';
import { scoreSums } from '../../../src/analysis/partial-sums.ts';
import { differencePlane, picturePlane } from '../../../src/analysis/picture-planes.ts';
import { changedPlane } from '../../../src/analysis/plane-change.ts';
import { mapSpectra, planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { isAbortError } from '../../../src/engine/abort.ts';
import { downscale, upscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { signal as noise } from '../../fixtures/signal.ts';

/** Maps large enough to be measured in four portions. */
const maps = {
  channels: 7,
  height: 350,
  width: 350,
  data: Float32Array.from({ length: 7 * 350 * 350 }, (_, i) => (i * 37) % 1009),
};
const small = { channels: 3, height: 9, width: 12, data: Float32Array.from(noise(3 * 108)) };

/** Keeps a list of how many channels it is given at once. */
class CountingAnalyzer extends Analyzer {
  readonly portions: number[] = [];

  override channels(...[portion, options]: Parameters<Analyzer['channels']>) {
    this.portions.push(portion.channels);
    return super.channels(portion, options);
  }
}

describe('spectra for the figures', () => {
  const spectra = new Spectra(new Analyzer());

  it('of a channel are those of its plane alone, whatever it is a view of', async () => {
    const plane = { height: 9, width: 12, data: small.data.subarray(108, 216) };
    expect(await spectra.plane(plane)).toEqual(planeSpectrum(plane));
    const options = { window: 'none', mean: 'kept' } as const;
    expect(await spectra.plane(plane, { spectrum: options })).toEqual(planeSpectrum(plane, options));
  });

  it('of all channels are those of the whole map, measured in portions with progress', async () => {
    const analyzer = new CountingAnalyzer();
    const done: number[] = [];
    const table = await new Spectra(analyzer).channels(maps, { onProgress: (share) => done.push(share) });
    expect(table).toEqual(mapSpectra(maps));
    expect(analyzer.portions).toEqual([2, 2, 2, 1]);
    expect(done).toEqual([2 / 7, 4 / 7, 6 / 7, 1]);
  });

  it('are measured once of the same maps, and anew with another window', async () => {
    const analyzer = new CountingAnalyzer();
    const own = new Spectra(analyzer);
    const table = await own.channels(small);
    expect(await own.channels(small)).toBe(table);
    expect(analyzer.portions).toEqual([3]);
    const options = { window: 'none', mean: 'kept' } as const;
    expect(await own.channels(small, { spectrum: options })).toEqual(mapSpectra(small, options));
    expect(analyzer.portions).toEqual([3, 3]);
  });

  it('of a map that was changed are found on the thread’s own copy', async () => {
    const plane = { height: 9, width: 12, data: small.data.subarray(108, 216) };
    expect(await spectra.changed(plane, 'shuffled', 0.25)).toEqual(changedPlane(plane, 'shuffled', 0.25));
  });

  it('of a skip connection are those of its three maps', async () => {
    const branches = { identity: small, residual: { ...small, data: small.data.map((v) => -v) }, sum: small };
    const done: number[] = [];
    const found = await spectra.branches(branches, { onProgress: (share) => done.push(share) });
    expect(found).toEqual(branchSpectra(branches));
    expect(done.at(-1)).toBe(1);
  });

  it('score sums of many parts a few at a time, as all at once', async () => {
    const side = 320;
    const part = (seed: number) => ({
      width: side,
      height: side,
      channels: 3 as const,
      data: Float32Array.from({ length: 3 * side * side }, (_, i) => ((i * 37 + seed * 11) % 61) - seed),
    });
    const lr = downscale(drawCard('facade', side), 2);
    const reference = drawCard('facade', side);
    const request = { parts: [0, 1, 2, 3].map(part), without: [2], lr, reference, scale: 2 };
    expect(await spectra.sums(request)).toEqual(scoreSums(request));
  });

  it('give the DC terms, and correlations with intervals', async () => {
    expect(await spectra.dcTerms(small)).toEqual(dcTerms(small));
    const [x, y] = [small.data.subarray(0, 20), small.data.subarray(20, 40)];
    expect(await spectra.correlate(x, y, { seed: 3 })).toEqual(correlate(x, y, { seed: 3 }));
  });

  it('of the pictures of a run are on luma, HR among them where it is known', async () => {
    const hr = drawCard('facade', 32);
    const lr = downscale(hr, 2);
    const run = { lr, bicubic: upscale(lr, 2), sr: hr };
    const found = await spectra.pictures({ ...run, hr });
    expect([...found.keys()]).toEqual(['lr', 'bicubic', 'sr', 'hr', 'sr-bicubic']);
    expect(found.get('bicubic')).toEqual(planeSpectrum(picturePlane(run, 'bicubic')));
    expect([...(await spectra.pictures(run)).keys()]).not.toContain('hr');
    expect(await spectra.difference(hr, run.bicubic)).toEqual(
      planeSpectrum(differencePlane(hr, run.bicubic)),
    );
  });
});

describe('a measurement', () => {
  it('stops between two portions when it is cancelled', async () => {
    const analyzer = new CountingAnalyzer();
    const controller = new AbortController();
    const { signal } = controller;
    const measuring = new Spectra(analyzer).channels(maps, { signal, onProgress: () => controller.abort() });
    await expect(measuring).rejects.toSatisfy(isAbortError);
    expect(analyzer.portions).toEqual([2]);
  });

  it('does not begin when it has been cancelled before', async () => {
    const analyzer = new CountingAnalyzer();
    const measuring = new Spectra(analyzer).channels(small, { signal: AbortSignal.abort() });
    await expect(measuring).rejects.toSatisfy(isAbortError);
    expect(analyzer.portions).toEqual([]);
  });

  it('is refused for maps under 8 px on a side', async () => {
    const tiny = { channels: 2, height: 7, width: 40, data: new Float32Array(560) };
    await expect(new Spectra(new Analyzer()).channels(tiny)).rejects.toMatchObject({
      code: 'spectrum-too-small',
      details: { width: 40, height: 7, least: 8 },
    });
  });
});
