import { beforeAll, describe, expect, test } from 'vitest';
import type { ContributionsRequest } from '../../src/engine/protocol.ts';
import type { FloatPixels } from '../../src/image/pixels.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { blockParts, partsWithoutBlocks, type Part } from '../../src/model/contribution-parts.ts';
import { editKinds, type Edit } from '../../src/model/edits/edit.ts';
import * as sites from '../../src/model/sites.ts';
import { cut } from '../../src/model/tiling/feature-map.ts';
import { nodeBackends } from '../backends.ts';
import { allParts, contributionErrors, sumError } from '../fixtures/compare-contributions.ts';
import { loadContributions } from '../fixtures/contribution-files.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern, pictureOf } from './fixture.ts';
import { sharedEngine } from './shared-engine.ts';
import { slowClock } from './slow-clock.ts';

/** Of the largest value among the parts. */
const sumTolerance = 5e-6;
/** Of a part's largest value. */
const partTolerance = 1e-4;

const references = new Map(
  referenceNames.map((name) => [name, { reference: loadReference(name), cases: loadContributions(name) }]),
);
const rgb = loadReference('g2b2c8r4-x2-3ch-7x9');

test('the references cover every kind of edit in every network, and all of their parts in one of them', () => {
  for (const [name, { reference, cases }] of references) {
    const kinds = cases.flatMap(({ edits }) => edits.map(({ kind }) => kind));
    expect(new Set(kinds), name).toEqual(new Set(editKinds));
    // The parts, and the output.
    expect(cases[0]!.parts.size, name).toBe(allParts(reference.config).length + 1);
  }
  expect([...references.values()].some(({ cases }) => cases.every(({ parts }) => parts.size > 0))).toBe(true);
});

describe.each(nodeBackends)('On %s', (backend) => {
  const engine = sharedEngine(backend);

  test.each(referenceNames)('parts of %s add up to the output and agree with PyTorch', async (name) => {
    const { reference, cases } = references.get(name)!;
    await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
    const wrong: string[] = [];
    // cpu convolves slowly: there, those of which PyTorch's numbers are kept, which are all of one network.
    for (const one of cases.filter(({ parts }) => backend !== 'cpu' || parts.size > 0)) {
      const { sums, parts } = await contributionErrors(engine, reference, one);
      expect(Object.keys(parts), one.name).toEqual([...one.parts.keys()]);
      const off = [...over(sums, sumTolerance), ...over(parts, partTolerance)];
      wrong.push(...off.map((what) => `with edits "${one.name}": ${what}`));
    }
    expect(wrong).toEqual([]);
  });

  test.each(referenceNames)('the last block of %s has as direct effect its total effect', async (file) => {
    const { reference, cases } = references.get(file)!;
    await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
    const { groups, blocks, features } = reference.config;
    const [group, block] = [groups - 1, blocks - 1];
    const channels = Array.from({ length: features }, (_, c) => c);
    const muted: Edit = { kind: 'mute', site: sites.attention(group, block), channels };
    const picture = pictureOf(reference);
    for (const { name, edits } of cases.filter(({ name }) => ['plain', 'all', 'gates'].includes(name))) {
      const parts: Part[] = [{ kind: 'block', group, block }];
      const [part] = (await engine.contributions({ picture, parts, edits })).parts;
      const { output } = await engine.run({ picture, sites: [], edits });
      const without = await engine.run({ picture, sites: [], edits: [...edits, muted] });
      expect(sumError([without.output, part!.picture], output), name).toBeLessThan(sumTolerance);
    }
  });

  describe('the parts of an output', () => {
    const picture = pictureOf(rgb);
    const all = allParts(rgb.config);
    const blocks = [...partsWithoutBlocks, ...blockParts(rgb.config)];
    const request: ContributionsRequest = { picture, parts: all, edits: [] };
    beforeAll(() => engine.loadCheckpoint('net.safetensors', checkpointBytes(rgb)));

    /** Live tensors when nothing is kept for a later run. */
    const tensorsKept = async (): Promise<number> => {
      await engine.run({ picture, sites: [] });
      return engine.numTensors();
    };
    const picturesOf = async (asked: ContributionsRequest): Promise<FloatPixels[]> =>
      (await engine.contributions(asked)).parts.map(({ picture }) => picture);

    test('need no run of the network where the last one kept its residuals', async () => {
      slowClock();
      await engine.run({ picture, sites: [], edits: [], residuals: true });
      const stages = new Set<string>();
      await engine.contributions(request, { onProgress: ({ stage }) => void stages.add(stage) });
      expect(stages).toEqual(new Set(['parts']));
    });

    test('of a window are the same pixels', async () => {
      const window = { x: 3, y: 2, width: 5, height: 7 };
      const [whole, inside] = [await picturesOf(request), await picturesOf({ ...request, window })];
      for (const [i, picture] of whole.entries()) expect(inside[i]).toEqual(cut(picture, window));
    });

    test('come in the order in which they are asked for, each as large as the output', async () => {
      const turned = [...all].reverse();
      const { parts, config } = await engine.contributions({ picture, parts: turned });
      expect(config).toEqual(rgb.config);
      expect(parts.map(({ part }) => part)).toEqual(turned);
      for (const { picture: found } of parts) {
        expect(found).toMatchObject({ width: 18, height: 14, channels: 3 });
        expect(found.data).toHaveLength(18 * 14 * 3);
      }
    });

    test('do not depend on which others are asked for', async () => {
      const together = await picturesOf(request);
      for (const [i, part] of all.entries()) {
        const [alone] = await picturesOf({ ...request, parts: [part] });
        expect(sumError([alone!], together[i]!)).toBeLessThan(sumTolerance);
      }
    });

    test('of another picture or with other edits are not those of the run before', async () => {
      const edits: Edit[] = [{ kind: 'gate', site: sites.block(1, 0), value: 0.5 }];
      const other = pattern(9, 7, 3);
      const asked = [{ picture }, { picture, edits }, { picture: other, edits }, { picture: other }];
      // One after the other: a run without a list of edits between them would clear the cache.
      const found: FloatPixels[][] = [];
      for (const request of asked) found.push(await picturesOf({ edits: [], ...request, parts: blocks }));
      for (const [i, request] of asked.entries()) {
        const { output } = await engine.run({ sites: [], ...request });
        expect(sumError(found[i]!, output)).toBeLessThan(sumTolerance);
      }
    });

    test('add up where a grey picture goes through an RGB network', async () => {
      const grey = pattern(8, 6, 1);
      const pictures = await picturesOf({ picture: grey, parts: blocks });
      const { output } = await engine.run({ picture: grey, sites: [] });
      expect(sumError(pictures, output)).toBeLessThan(sumTolerance);
    });

    test('pass through the weights of a mean shift that was trained along, not only its bias', async () => {
      const state = new Map(rgb.state);
      const { shape } = state.get('add_mean.weight')!;
      const data = Float32Array.of(1.1, 0.2, -0.1, 0.05, 0.9, 0.1, -0.2, 0.15, 1.05);
      await engine.loadCheckpoint(
        'trained.safetensors',
        checkpointBytes({ state: state.set('add_mean.weight', { shape, data }) }),
      );
      const pictures = await picturesOf({ picture, parts: blocks });
      const { output } = await engine.run({ picture, sites: [] });
      await engine.loadCheckpoint('net.safetensors', checkpointBytes(rgb));
      expect(sumError(pictures, output)).toBeLessThan(sumTolerance);
    });

    test('are each reported once, before the end', async () => {
      slowClock();
      await tensorsKept();
      const reported: Part[] = [];
      const shares: number[] = [];
      const { parts } = await engine.contributions(request, {
        onProgress: ({ stage, done, total, parts }) => {
          reported.push(...parts.map(({ part }) => part));
          if (stage === 'parts') shares.push(done / total);
        },
      });
      expect(shares.length).toBeGreaterThan(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      expect(shares.at(-1)).toBeLessThanOrEqual(1);
      expect(reported.length).toBeGreaterThan(0);
      expect(reported).toEqual(parts.slice(0, reported.length).map(({ part }) => part));
    });

    test('leave no tensor behind but those that a run keeps for the next', async () => {
      const before = await tensorsKept();
      await engine.contributions(request);
      const kept = await engine.numTensors();
      for (let i = 0; i < 5; i++) await engine.contributions(request);
      expect(await engine.numTensors()).toBe(kept);
      expect(await tensorsKept()).toBe(before);
    });

    test.each(['run', 'parts'] as const)(
      'leave none behind when they are cancelled in the stage "%s"',
      async (when) => {
        slowClock();
        const before = await tensorsKept();
        const controller = new AbortController();
        let cancelled = false;
        const end = engine.contributions(request, {
          signal: controller.signal,
          onProgress: ({ stage }) => {
            // No report comes after it.
            expect(cancelled).toBe(false);
            if (stage !== when) return;
            cancelled = true;
            controller.abort();
          },
        });
        await expect(end.then(() => 'finished')).rejects.toMatchObject({ name: 'AbortError' });
        expect(cancelled).toBe(true);
        expect(await tensorsKept()).toBe(before);
      },
    );

    test('are cancelled without a tensor more where the network need not be run', async () => {
      slowClock();
      await engine.contributions(request);
      const kept = await engine.numTensors();
      const controller = new AbortController();
      const onProgress = (): void => controller.abort();
      const end = engine.contributions(request, { signal: controller.signal, onProgress });
      await expect(end.then(() => 'finished')).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.numTensors()).toBe(kept);
    });

    test('are not begun when they were cancelled before', async () => {
      const end = engine.contributions(request, { signal: AbortSignal.abort() });
      await expect(end).rejects.toMatchObject({ name: 'AbortError' });
    });

    test.each<Part>([
      { kind: 'group', group: 2 },
      { kind: 'group', group: -1 },
      { kind: 'group', group: 0.5 },
      { kind: 'block', group: 0, block: 2 },
      { kind: 'block', group: 2, block: 0 },
      { kind: 'channel', group: 1, block: 1, channel: 8 },
      { kind: 'channel', group: 1, block: 1, channel: NaN },
    ])('are refused where the network has none such: %j', async (part) => {
      const before = await engine.numTensors();
      const end = engine.contributions({ picture, parts: [...all, part] });
      await expect(end).rejects.toBeInstanceOf(ReaderError);
      await expect(engine.contributions({ picture, parts: [part] })).rejects.toMatchObject({
        code: 'unknown-site',
      });
      expect(await engine.numTensors()).toBe(before);
    });

    test('are refused of a window that leaves the output', async () => {
      const { width, height } = picture;
      for (const window of [
        { x: 1, y: 0, width: 2 * width, height: 2 * height },
        { x: -1, y: 0, width: 4, height: 4 },
        { x: 0, y: 0.5, width: 4, height: 4 },
      ])
        await expect(engine.contributions({ ...request, window })).rejects.toMatchObject({
          code: 'bad-argument',
        });
    });

    test('are refused with an edit that is none of this network', async () => {
      const edits: Edit[] = [{ kind: 'mute', site: sites.attention(0, 0), channels: [8] }];
      await expect(engine.contributions({ ...request, edits })).rejects.toMatchObject({ code: 'bad-edit' });
    });
  });
});

/** The entries that are not at most `tolerance`, as text. */
function over(errors: Readonly<Record<string, number>>, tolerance: number): string[] {
  return Object.entries(errors)
    .filter(([, error]) => !(error <= tolerance))
    .map(([name, error]) => `${name} is off by ${error}`);
}
