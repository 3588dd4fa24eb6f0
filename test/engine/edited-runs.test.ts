import { beforeAll, describe, expect, test } from 'vitest';
import type { RunProgress, RunRequest, RunResult } from '../../src/engine/protocol.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import * as sites from '../../src/model/sites.ts';
import { nodeBackends } from '../backends.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pictureOf } from './fixture.ts';
import { sharedEngine } from './shared-engine.ts';
import { slowClock } from './slow-clock.ts';

const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const { config } = reference;

const mute = (g: number, b: number, channel: number): Edit => ({
  kind: 'mute',
  site: sites.attention(g, b),
  channels: [channel],
});
const weight = (value: number): Edit => ({
  kind: 'set-weight',
  site: sites.blockConv2(1, 0),
  index: [3, 2, 1, 0],
  value,
});
const bias: Edit = { kind: 'set-bias', site: sites.groupConv(config, 0), channels: [5], value: 2 };
const gate = (site: sites.Site, value: number): Edit => ({ kind: 'gate', site, value });

describe.each(nodeBackends)('An engine that is asked for edits, on %s,', (backend) => {
  const picture = pictureOf(reference);
  const engine = sharedEngine(backend);
  beforeAll(() => engine.loadCheckpoint('net.safetensors', checkpointBytes(reference)));

  /** The same run with nothing kept from any before. */
  async function fromTheBeginning(request: RunRequest): Promise<RunResult> {
    const other = new Uint8ClampedArray(3);
    await engine.run({ picture: { width: 1, height: 1, channels: 3, data: other }, sites: [], edits: [] });
    return engine.run(request);
  }

  test('outputs and records bit for bit what a run without the cache does', async () => {
    const all = sites.allSites(config);
    const requests: readonly Omit<RunRequest, 'picture'>[] = [
      { edits: [], sites: [] },
      { edits: [mute(1, 0, 3)], sites: [] },
      { edits: [mute(1, 1, 3)], sites: [sites.input(sites.group(1)), sites.group(1)] },
      { edits: [mute(1, 1, 4)], sites: [sites.block(1, 0), sites.blockConv2(0, 1)] },
      { edits: [mute(1, 1, 4), gate(sites.tailInput, 0)], sites: all },
      { edits: [mute(1, 1, 4), gate(sites.tailInput, 0.5)], sites: [], attention: false },
      { edits: [mute(0, 1, 2), gate(sites.group(0), 0)], sites: [], attention: false },
      { edits: [mute(0, 1, 2), gate(sites.group(1), 0)], sites: [sites.tailInput, sites.head] },
      { edits: [mute(0, 1, 2), gate(sites.group(1), 0)], sites: [sites.subMean] },
      { edits: [{ kind: 'zero-channels', site: sites.tailConv, side: 'input', channels: [1] }], sites: all },
      { edits: [weight(0.5)], sites: [sites.blockConv1(1, 0)] },
      { edits: [weight(-0.25)], sites: all },
      { edits: [weight(-0.25), bias], sites: all },
      { edits: [], sites: all },
    ];
    const found: RunResult[] = [];
    for (const request of requests) found.push(await engine.run({ ...request, picture }));
    for (const [i, request] of requests.entries()) {
      const wanted = await fromTheBeginning({ ...request, picture });
      expect(found[i]!.output, `run ${i}`).toEqual(wanted.output);
      const sorted = ({ trace }: RunResult) => [...trace.records].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(found[i]!), `run ${i}`).toEqual(sorted(wanted));
    }
  });

  test('gives the first output back exactly when an edit is undone', async () => {
    const plain = await engine.run({ picture, sites: [] });
    const before = await engine.run({ picture, sites: [], edits: [] });
    const edited = await engine.run({ picture, sites: [], edits: [mute(0, 0, 1)] });
    const after = await engine.run({ picture, sites: [], edits: [] });
    expect(edited.output).not.toEqual(plain.output);
    expect([before.output, after.output]).toEqual([plain.output, plain.output]);
  });

  test('records only the sites asked for when attention is declined', async () => {
    const { trace } = await engine.run({ picture, sites: [sites.group(0)], attention: false });
    expect([...trace.records.keys()]).toEqual([sites.group(0)]);
  });

  test('keeps as many tensors after twenty edits as after two, and none after a run without a list', async () => {
    await engine.run({ picture, sites: [] });
    const none = await engine.numTensors();
    await engine.run({ picture, sites: [], edits: [] });
    await engine.run({ picture, sites: [], edits: [mute(1, 0, 0)] });
    const two = await engine.numTensors();
    // The head, two groups, what enters the tail, and the blocks of one group.
    expect(two).toBe(none + 1 + 2 + 1 + 2);
    for (let i = 0; i < 18; i++) {
      const edits = [mute(i % 2, 0, i % 8), gate(sites.group(i % 2), 0.5)];
      await engine.run({ picture, sites: [], edits });
    }
    expect(await engine.numTensors()).toBe(two);
    await engine.run({ picture, sites: [], edits: [], tiling: 'exact' });
    expect(await engine.numTensors()).toBe(none);
    await engine.run({ picture, sites: [], edits: [] });
    await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
    expect(await engine.numTensors()).toBe(none);
  });

  test('refuses an edit by its entry, and goes on as before', async () => {
    const plain = await engine.run({ picture, sites: [], edits: [] });
    const tensors = await engine.numTensors();
    const wrong = [mute(0, 0, 1), mute(0, 0, 8)];
    await expect(engine.run({ picture, sites: [], edits: wrong })).rejects.toMatchObject({
      code: 'bad-edit',
      details: { entry: 1, site: sites.attention(0, 0) },
    });
    const unfinished = [gate(sites.group(0), NaN)];
    await expect(engine.run({ picture, sites: [], edits: unfinished })).rejects.toMatchObject({
      code: 'bad-edit',
    });
    expect(await engine.numTensors()).toBe(tensors);
    expect((await engine.run({ picture, sites: [], edits: [] })).output).toEqual(plain.output);
  });

  test('reports the steps that it runs, and computes correctly after a cancel', async () => {
    slowClock();
    const reports: RunProgress[] = [];
    await engine.run({ picture, sites: [], edits: [] });
    const edits = [mute(1, 0, 5)];
    const controller = new AbortController();
    const onProgress = (progress: RunProgress): void => {
      reports.push(progress);
      controller.abort();
    };
    const run = engine.run({ picture, sites: [], edits }, { signal: controller.signal, onProgress });
    await expect(run.then(() => 'finished')).rejects.toMatchObject({ name: 'AbortError' });
    // Two blocks and the end of a group, the end of the body, a stage of the tail, the output.
    expect(reports[0]).toMatchObject({ total: 6 });
    expect(reports[0]!.done).toBeGreaterThan(0);
    const partial = reports[0]!.partial.map(({ site }) => site);
    expect(partial).toEqual(expect.arrayContaining([sites.attention(0, 0), sites.attention(0, 1)]));
    const { output, trace } = await engine.run({ picture, sites: [], edits });
    const wanted = await fromTheBeginning({ picture, sites: [], edits });
    expect(output.data).toEqual(wanted.output.data);
    expect(new Set(trace.records.keys())).toEqual(new Set(wanted.trace.records.keys()));
  });
});
