import { beforeAll, describe, expect, it } from 'vitest';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { defaultSpectrum } from '../../../src/analysis/power-spectrum.ts';
import { cardIds, drawCard, type CardId } from '../../../src/image/cards/index.ts';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { attention, blockConv2 } from '../../../src/model/sites.ts';
import { PictureSet, type SetRun } from '../../../src/figures/channel-atlas/picture-set.svelte.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { checkpointBytes } from '../../engine/fixture.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

const engine = sharedEngine();
let config: UpscalerConfig;
beforeAll(async () => {
  ({ config } = await engine.loadCheckpoint('small', checkpointBytes(loadReference('g2b2c8r4-x2-3ch-7x9'))));
});

const lrOf = (id: CardId) => drawCard(id, 24);
const own = { name: 'own.png', lr: drawCard('facade', 20) };

/** A set whose runs are listed, and wait for `release` where it is given. */
function openSet(release?: Promise<void>) {
  const runs: number[] = [];
  const set = new PictureSet({
    measure: async (request, signal) => {
      runs.push(request.picture.width);
      await release;
      signal.throwIfAborted();
      return engine.run(request, { signal });
    },
    card: (id) => Promise.resolve(lrOf(id)),
    spectra: new Spectra(new Analyzer()),
  });
  return { set, runs };
}

const runAt = (group: number, others: Partial<SetRun> = {}): SetRun => ({
  checkpoint: { kind: 'shipped' },
  config,
  group,
  edits: [],
  spectrum: defaultSpectrum,
  ...others,
});

describe('the set of pictures', () => {
  it('is the test cards, the reader’s pictures that are kept, and the one on the page, once', () => {
    const { set } = openSet();
    expect(set.pictures(undefined)).toEqual(cardIds);
    expect(set.pictures(own)).toEqual([...cardIds, own]);
    set.kept = [own];
    expect(set.pictures(undefined)).toEqual([...cardIds, own]);
    expect(set.pictures({ ...own, name: 'the same again' })).toEqual([...cardIds, own]);
  });

  it('is measured picture by picture, at every block of the group', async () => {
    const { set } = openSet();
    const run = runAt(1);
    await set.start(run, ['zone-plate', own]);
    expect(set.sweep.state).toBe('done');
    for (const [picture, lr] of [
      ['zone-plate', lrOf('zone-plate')],
      [own, own.lr],
    ] as const) {
      const sites = [blockConv2(1, 0), blockConv2(1, 1)];
      const { trace } = await engine.run({ picture: lr, sites });
      const found = set.found(run, picture)!;
      expect(found.map(({ group, block }) => [group, block])).toEqual([
        [1, 0],
        [1, 1],
      ]);
      for (const { block, table, attention: factors } of found) {
        expect(table).toEqual(mapSpectra(trace.records.get(blockConv2(1, block))!));
        expect(factors).toEqual(trace.records.get(attention(1, block))!.data);
      }
    }
  });

  it('runs a picture once for each group, network, window and list of edits, and remembers all of them', async () => {
    const { set, runs } = openSet();
    const ways = [
      runAt(0),
      runAt(1),
      runAt(0, { spectrum: { window: 'none', mean: 'removed' } }),
      runAt(0, { edits: [{ kind: 'mute', site: attention(0, 0), channels: [3] }] }),
      runAt(0, { checkpoint: { kind: 'file', name: 'a.pt', bytes: new ArrayBuffer(1) } }),
      runAt(0, { checkpoint: { kind: 'file', name: 'a.pt', bytes: new ArrayBuffer(1) } }),
    ];
    for (const [i, way] of ways.entries()) {
      expect(set.found(way, own), `way ${i} before`).toBeUndefined();
      await set.start(way, [own]);
      expect(set.isOf(way)).toBe(true);
    }
    expect(runs).toHaveLength(ways.length);
    await set.start({ ...ways[0]! }, [own]);
    expect(runs).toHaveLength(ways.length);
    expect(set.sweep.state).toBe('done');
    const energy = (way: SetRun) => set.found(way, own)![1]!.table.energy;
    expect(energy(ways[3]!), 'an edit before it changes what a block is given').not.toEqual(energy(ways[0]!));
  });

  it('keeps what it has when it is cancelled, and goes on from there', async () => {
    let release!: () => void;
    const { set, runs } = openSet(new Promise((resolve) => (release = resolve)));
    const run = runAt(0);
    const first = set.start(run, ['facade', own]);
    await expect.poll(() => runs.length, { interval: 1 }).toBe(1);
    set.sweep.cancel();
    release();
    await first;
    expect(set.sweep.state).toBe('cancelled');
    expect(set.found(run, 'facade'), 'the run that was cancelled').toBeUndefined();
    await set.start(run, ['facade']);
    await set.start(run, ['facade', own]);
    expect(runs).toEqual([24, 24, 20]);
  });
});
