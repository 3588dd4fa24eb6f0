import { beforeAll, describe, expect, test } from 'vitest';
import { DeviceLossGuard } from '../../src/engine/device-loss-guard.ts';
import type { RunProgress } from '../../src/engine/protocol.ts';
import { chooseTiling } from '../../src/engine/tiling.ts';
import type { RcanConfig } from '../../src/model/config.ts';
import { allSites, attention, group } from '../../src/model/sites.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern } from './fixture.ts';
import { sharedEngine } from './shared-engine.ts';
import { slowClock } from './slow-clock.ts';

const paper: RcanConfig = { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 2, colors: 3 };
const shipped: RcanConfig = { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 2, colors: 3 };
const wasm = { name: 'wasm', precision: 'float32', lossGuard: new DeviceLossGuard('wasm') } as const;
const size = (width: number, height: number) => ({ width, height });

describe('How a picture goes through the network', () => {
  test('is whole as long as that fits into memory, and in exact tiles beyond', () => {
    expect(chooseTiling('auto', shipped, size(512, 512), [], wasm)).toEqual({ kind: 'none', tiles: 1 });
    expect(chooseTiling('auto', shipped, size(2000, 1000), [], wasm)).toEqual({
      kind: 'exact',
      tiles: 16 * 8,
    });
  });

  test('is what was asked for', () => {
    expect(chooseTiling('exact', shipped, size(64, 64), [], wasm)).toEqual({ kind: 'exact', tiles: 1 });
    expect(chooseTiling('chop', shipped, size(64, 64), [], wasm)).toEqual({ kind: 'chop', tiles: 4 });
    expect(() => chooseTiling('none', shipped, size(4000, 4000), [], wasm)).toThrow('Crop it to about');
  });

  test('is in exact tiles for 2 megapixels also in the network of the paper', () => {
    expect(chooseTiling('auto', paper, size(2000, 1000), [], wasm).kind).toBe('exact');
  });

  test('is refused where even tiles need too much, with a size that fits', () => {
    const run = (width: number, height: number) => () =>
      chooseTiling('auto', paper, size(width, height), [], wasm);
    expect(run(4000, 3000)).toThrow(/even in tiles; the limit is 2048 MiB\. Crop it to about 1915 x 1436/);
    expect(run(1915, 1436)).not.toThrow();
  });

  test('counts recorded feature maps', () => {
    const sites = [group(0), group(1), group(2), group(3)];
    expect(() => chooseTiling('exact', paper, size(2000, 1000), sites, wasm)).toThrow(
      'or record fewer sites',
    );
  });

  test('cannot be chopped where something is to be recorded: attention there is per tile', () => {
    expect(() => chooseTiling('chop', shipped, size(64, 64), [group(0)], wasm)).toThrow(
      'body.0: each tile has',
    );
  });
});

describe('An engine', () => {
  const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
  const { config } = reference;
  const picture = pattern(150, 70, 3);
  const engine = sharedEngine();
  beforeAll(() => engine.loadCheckpoint('net.safetensors', checkpointBytes(reference)));

  test('records in exact tiles what it records without', async () => {
    const sites = allSites(config);
    const [whole, tiled] = [
      await engine.run({ picture, sites, tiling: 'none' }),
      await engine.run({ picture, sites, tiling: 'exact' }),
    ];
    expect([whole.tiling, tiled.tiling]).toEqual([
      { kind: 'none', tiles: 1 },
      { kind: 'exact', tiles: 2 },
    ]);
    expect(relativeError(tiled.output.data, whole.output.data)).toBeLessThan(1e-4);
    expect([...tiled.trace.records.keys()].sort()).toEqual([...sites].sort());
    for (const [site, { data, ...shape }] of whole.trace.records) {
      const { data: found, ...foundShape } = tiled.trace.records.get(site)!;
      expect(foundShape).toEqual(shape);
      expect(relativeError(found, data), site).toBeLessThan(1e-4);
    }
  });

  test('reports attention vectors during a run in exact tiles, with the time left', async () => {
    const reports: RunProgress[] = [];
    const onProgress = (progress: RunProgress): void => void reports.push(progress);
    slowClock();
    await engine.run({ picture, sites: [], tiling: 'exact' }, { onProgress });
    expect(reports.flatMap(({ partial }) => partial).map(({ site }) => site)).toContain(attention(0, 0));
    const left = reports.flatMap(({ secondsLeft }) => secondsLeft ?? []);
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((seconds) => seconds >= 0 && Number.isFinite(seconds))).toBe(true);
  });

  test('returns no attention from a run in chopped tiles, as it is per tile', async () => {
    const { output, trace, tiling } = await engine.run({ picture, sites: [], tiling: 'chop' });
    expect(tiling).toEqual({ kind: 'chop', tiles: 4 });
    expect(output).toMatchObject({ width: 300, height: 140, channels: 3 });
    expect(trace.records.size).toBe(0);
  });

  test.each(['exact', 'chop'] as const)(
    'stops between two %s tiles when cancelled, and leaves no tensor',
    async (tiling) => {
      slowClock();
      const before = await engine.numTensors();
      const controller = new AbortController();
      const run = engine.run(
        { picture, sites: [], tiling },
        { signal: controller.signal, onProgress: () => controller.abort() },
      );
      await expect(run).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.numTensors()).toBe(before);
      await engine.run({ picture, sites: [], tiling });
      expect(await engine.numTensors()).toBe(before);
    },
  );
});
