import { beforeAll, describe, expect, test } from 'vitest';
import { writeSafetensors } from '../../../src/checkpoint/safetensors.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { RunProgress, SystemRequest } from '../../../src/engine/protocol.ts';
import { upscale } from '../../../src/image/bicubic.ts';
import { interpolate } from '../../../src/image/interpolation.ts';
import { quantize } from '../../../src/image/pixels.ts';
import type { ReaderError } from '../../../src/image/reader-error.ts';
import { restoreColors } from '../../../src/image/restore-colors.ts';
import { randomState } from '../../../src/model/baselines/random-state.ts';
import { structureOf, systems, type SystemName } from '../../../src/model/baselines/systems.ts';
import type { Parameter, StateDict } from '../../../src/model/state-dict.ts';
import { loadReference } from '../../fixtures/reference-files.ts';
import { numbers } from '../../fixtures/random-tensors.ts';
import { checkpointBytes, pattern, pictureOf } from '../fixture.ts';
import { sharedEngine } from '../shared-engine.ts';

const rcan = loadReference('g2b2c8r4-x2-3ch-7x9');
const small = pattern(7, 5, 3);

const fileOf = (state: StateDict, scale?: number): SystemRequest['weights'] => {
  const metadata = new Map(scale === undefined ? [] : [['scale', String(scale)]]);
  return {
    name: 'weights.safetensors',
    bytes: Uint8Array.from(writeSafetensors(state, 'F32', metadata)).buffer,
  };
};

/** A dictionary that says of no window anything: of two atoms, with matrices of zeros. */
function emptyDictionary(scale: number): StateDict {
  const side = 3 * scale;
  const shapes = {
    'gradients.weight': [4, 1, 5, 5],
    'pca.weight': [3, 4, side, side],
    atoms: [2, 3],
    regressors: [2, 3, 3],
    'residual.weight': [3, 1, side, side],
  };
  return new Map(
    Object.entries(shapes).map(([name, shape]): [string, Parameter] => {
      const count = shape.reduce((product, axis) => product * axis);
      return [name, { shape, data: name === 'regressors' ? new Float32Array(count) : numbers(count, 3) }];
    }),
  );
}

describe('An engine on wasm', () => {
  const engine = sharedEngine();
  beforeAll(() => engine.loadCheckpoint('rcan', checkpointBytes(rcan)));

  const requestOf = (system: SystemName): SystemRequest => ({
    system,
    scale: 2,
    picture: small,
    ...(system === 'sparse' && { weights: fileOf(emptyDictionary(2))! }),
  });

  test.each([
    ['nearest', 'none'],
    ['bilinear', 'none'],
    ['bicubic', 'none'],
    ['lanczos', 'none'],
    ['sparse', 'trained'],
    ['srcnn-9-1-5', 'random'],
    ['srcnn-9-5-5', 'random'],
    ['vdsr', 'random'],
    ['drrn', 'random'],
    ['memnet', 'random'],
    ['rcan', 'trained'],
    ['rcan-after-bicubic', 'moved'],
  ] as const)('enlarges by %s, whose weights are %s, and leaves no tensor', async (system, weights) => {
    const before = await engine.numTensors();
    const result = await engine.runSystem(requestOf(system));
    expect(result).toMatchObject({ system, scale: 2, weights });
    expect(result.output).toMatchObject({ width: 14, height: 10, channels: 3 });
    expect(result.output.data).toHaveLength(14 * 10 * 3);
    expect(result.milliseconds).toBeGreaterThan(0);
    expect(result.backend).toBe(systems[system].placement === 'interpolation' ? 'javascript' : 'wasm');
    expect(await engine.numTensors()).toBe(before);
  });

  test('takes weights from a file, and says that they are trained', async () => {
    const state = new Map(randomState(structureOf('vdsr')));
    const last = state.get('conv20.weight')!;
    state.set('conv20.weight', { ...last, data: new Float32Array(last.data.length) });
    const { output, weights } = await engine.runSystem({ ...requestOf('vdsr'), weights: fileOf(state, 2)! });
    expect(weights).toBe('trained');
    // Without a residual VDSR is the bicubic enlargement.
    expect(output).toEqual(upscale(small, 2));
  });

  test('a dictionary without detail leaves the bicubic enlargement, at every scale', async () => {
    for (const scale of [2, 3, 4] as const) {
      const weights = fileOf(emptyDictionary(scale), scale)!;
      const { output } = await engine.runSystem({ system: 'sparse', scale, picture: small, weights });
      expect(output).toEqual(upscale(small, scale));
    }
  });

  test('a grey picture comes back grey', async () => {
    const picture = pattern(6, 6, 1);
    const { output } = await engine.runSystem({ system: 'srcnn-9-1-5', scale: 3, picture });
    expect(output).toMatchObject({ width: 18, height: 18, channels: 1 });
    expect((await engine.runSystem({ system: 'lanczos', scale: 3, picture })).output).toEqual(
      interpolate(picture, 'lanczos', 3),
    );
  });

  test('RCAN as a system has the output of a run', async () => {
    const picture = pictureOf(rcan);
    const { output } = await engine.runSystem({ system: 'rcan', scale: 2, picture });
    const run = await engine.run({ picture, sites: [] });
    expect(output).toEqual(restoreColors(run.output, picture));
    expect(output).toEqual(quantize(run.output));
  });

  test('reports progress and stops between layers when it is cancelled, leaving no tensor', async () => {
    const before = await engine.numTensors();
    const controller = new AbortController();
    const reports: RunProgress[] = [];
    const run = engine.runSystem(
      { system: 'memnet', scale: 2, picture: pattern(48, 48, 3) },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          reports.push(progress);
          controller.abort();
        },
      },
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(reports).toHaveLength(1);
    expect(reports[0]!.done).toBeLessThan(reports[0]!.total);
    expect(reports[0]!.partial).toEqual([]);
    expect(await engine.numTensors()).toBe(before);
  });

  test('does not begin what was cancelled before', async () => {
    const options = { signal: AbortSignal.abort() };
    for (const system of ['bicubic', 'vdsr', 'rcan'] as const) {
      await expect(engine.runSystem(requestOf(system), options)).rejects.toMatchObject({
        name: 'AbortError',
      });
    }
  });

  describe('refuses before it computes', () => {
    test('a scale that the system does not have, naming those it has', async () => {
      const run = engine.runSystem({ system: 'drrn', scale: 8, picture: small });
      await expect(run).rejects.toThrow('DRRN B1U25 does not enlarge by 8; it does by 2, 3, 4.');
      await expect(run).rejects.toMatchObject({ code: 'system-scale' });
    });

    test('a picture that does not fit, with the number and a size that does', async () => {
      const picture = pattern(1280, 720, 1);
      const run = engine.runSystem({ system: 'memnet', scale: 4, picture });
      await expect(run).rejects.toThrow(
        /1280 x 720 pixels needs about \d+ MiB .* has 3072 MiB\. Crop it to about/,
      );
      const error: unknown = await run.catch((reason: unknown) => reason);
      const { need, width, height } = (error as ReaderError).details as Record<string, number>;
      expect(need).toBeGreaterThan(3072);
      expect(width! / height!).toBeCloseTo(1280 / 720, 1);
      expect(width).toBeLessThan(1280);
    });

    test('RCAN’s body behind a large enlargement', async () => {
      const run = engine.runSystem({
        system: 'rcan-after-bicubic',
        scale: 8,
        picture: pattern(1000, 1000, 1),
      });
      await expect(run).rejects.toMatchObject({ code: 'out-of-memory' });
    });

    test('a checkpoint of another scale, and weights of one', async () => {
      const run = engine.runSystem({ system: 'rcan', scale: 4, picture: small });
      await expect(run).rejects.toMatchObject({ code: 'checkpoint-scale' });
      const weights = fileOf(emptyDictionary(2), 2)!;
      const sparse = engine.runSystem({ system: 'sparse', scale: 3, picture: small, weights });
      await expect(sparse).rejects.toThrow(/weights for scale 2, not for 3/);
    });

    test('a sparse representation without its dictionary', async () => {
      const run = engine.runSystem({ system: 'sparse', scale: 3, picture: small });
      await expect(run).rejects.toThrow(/needs a dictionary.*scale 3/);
    });

    test('weights of another network', async () => {
      const weights = fileOf(randomState(structureOf('srcnn-9-1-5')))!;
      const run = engine.runSystem({ ...requestOf('srcnn-9-5-5'), weights });
      await expect(run).rejects.toThrow(/conv2\.weight/);
    });
  });
});

test('An engine without a checkpoint interpolates and runs networks, but no RCAN', async () => {
  const engine = new Engine();
  await engine.runSystem({ system: 'nearest', scale: 8, picture: small });
  await engine.start('wasm');
  await engine.runSystem({ system: 'srcnn-9-1-5', scale: 2, picture: small });
  for (const system of ['rcan', 'rcan-after-bicubic'] as const) {
    await expect(engine.runSystem({ system, scale: 2, picture: small })).rejects.toThrow(/No checkpoint/);
  }
  engine.dispose();
});
