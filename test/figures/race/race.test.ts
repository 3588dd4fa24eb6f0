import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { psnr } from '../../../src/analysis/metrics.ts';
import { downscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { ReaderError } from '../../../src/image/reader-error.ts';
import { Race, type Outcome } from '../../../src/figures/race/race.svelte.ts';
import type { SystemName } from '../../../src/model/baselines/systems.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';

const hr = drawCard('facade', 48);
const picture = async () => ({ lr: downscale(hr, 2), hr });

const fromDisk = async (name: string): Promise<ArrayBuffer> =>
  new Uint8Array(await readFile(new URL(`../../../weights/${name}`, import.meta.url))).buffer;

const engine = sharedEngine();

const open = (fetchWeights = fromDisk): Race =>
  new Race({ run: (request, options) => engine.runSystem(request, options), fetchWeights });

const outcomes = (race: Race): Map<SystemName, Outcome> =>
  new Map(race.sweep.found.map(({ target, value }) => [target, value]));

describe('a race', () => {
  it('gives every system its turn on the same picture, and scores what is not random', async () => {
    const race = open();
    await race.start(picture, 2, ['bicubic', 'srcnn-9-1-5', 'vdsr']);
    expect(race.sweep.state).toBe('done');
    expect(race.running).toBeUndefined();
    const [bicubic, srcnn, vdsr] = [...outcomes(race).values()].map((outcome) => {
      if (outcome.kind !== 'finished') throw new Error(`It is ${outcome.kind}.`);
      return outcome;
    });
    expect(bicubic!.psnr).toBe(psnr(bicubic!.result.output, hr, 2));
    expect(srcnn!.result.weights).toBe('trained');
    expect(srcnn!.psnr).toBeGreaterThan(bicubic!.psnr!);
    expect(vdsr!.psnr).toBeUndefined();
  });

  it('goes on behind a system that fails, and keeps why', async () => {
    const gone = new ReaderError('file-unreadable', 'The weights could not be fetched.');
    const race = open(() => Promise.reject(gone));
    await race.start(picture, 2, ['sparse', 'bicubic']);
    expect(outcomes(race).get('sparse')).toEqual({ kind: 'failed', error: gone });
    expect(outcomes(race).get('bicubic')).toMatchObject({ kind: 'finished' });
  });

  it('cancels the system that runs, and gives the next its turn', async () => {
    const race = new Race({
      run: (request, options) => {
        const running = engine.runSystem(request, options);
        if (request.system === 'vdsr') race.skip();
        return running;
      },
      fetchWeights: fromDisk,
    });
    await race.start(picture, 2, ['vdsr', 'bicubic']);
    expect([...outcomes(race).values()].map(({ kind }) => kind)).toEqual(['cancelled', 'finished']);
  });

  it('when it is cancelled, keeps what it found and runs nothing more', async () => {
    const race = new Race({
      run: (request, options) => {
        if (request.system === 'vdsr') race.cancel();
        return engine.runSystem(request, options);
      },
      fetchWeights: fromDisk,
    });
    await race.start(picture, 2, ['bicubic', 'vdsr', 'nearest']);
    expect(race.sweep.state).toBe('cancelled');
    expect([...outcomes(race).keys()]).toEqual(['bicubic']);
    expect(race.running).toBeUndefined();
  });
});
