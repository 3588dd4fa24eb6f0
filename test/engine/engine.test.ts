import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import type { RunProgress } from '../../src/engine/protocol.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import { allSites, attention, attentionSites, group } from '../../src/model/sites.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';
import { nodeBackends } from '../backends.ts';
import { checkpointBytes, pattern, pictureOf } from './fixture.ts';
import { sharedEngine } from './shared-engine.ts';
import { slowClock } from './slow-clock.ts';

const rgb = loadReference('g2b2c8r4-x2-3ch-7x9');
const grey = loadReference('g1b3c4r2-x2-1ch-5x11');
const picture = pictureOf(rgb);

describe.each(nodeBackends)('An engine on %s', (backend) => {
  const engine = sharedEngine(backend);
  const load = (reference = rgb) => engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));

  test.each(referenceNames)('computes at every site of %s what PyTorch does', async (name) => {
    const reference = loadReference(name);
    const { config } = await load(reference);
    const { trace, output } = await engine.run({ picture: pictureOf(reference), sites: allSites(config) });
    expect([...trace.records.keys()].sort()).toEqual(allSites(config).sort());
    for (const [site, wanted] of reference.sites) {
      const found = trace.records.get(site)!;
      expect([1, found.channels, found.height, found.width], site).toEqual(wanted.shape);
      expect(relativeError(found.data, wanted.data), site).toBeLessThan(1e-4);
    }
    const last = trace.records.get('add_mean')!;
    expect(output).toMatchObject({ width: last.width, height: last.height, channels: config.colors });
    const planar = last.data.map((_, i) => {
      const [c, place] = [Math.floor(i / (last.height * last.width)), i % (last.height * last.width)];
      return output.data[place * config.colors + c]!;
    });
    expect(planar).toEqual(last.data);
  });

  test('records the attention branch of every block by default, and feature maps only where asked', async () => {
    const { config } = await load();
    const branch = [0, 1].flatMap((g) => [0, 1].flatMap((b) => attentionSites(g, b)));
    const { trace } = await engine.run({ picture, sites: [group(1)] });
    expect([...trace.records.keys()].sort()).toEqual([...branch, group(1)].sort());
    expect(trace.input).toEqual({ width: 9, height: 7 });
    expect(trace.config).toEqual(config);
  });

  test('reports progress step by step, with attention vectors before the end', async () => {
    slowClock();
    await load();
    const reports: RunProgress[] = [];
    const { trace } = await engine.run(
      { picture, sites: [] },
      { onProgress: (progress) => reports.push(progress) },
    );
    expect(reports.length).toBeGreaterThan(0);
    const steps = reports.map(({ done }) => done);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    for (const { done, total, secondsLeft = 0 } of reports) {
      expect(done).toBeLessThanOrEqual(total);
      expect(secondsLeft).toBeGreaterThanOrEqual(0);
    }
    const early = reports.flatMap(({ partial }) => partial);
    expect(early.map(({ site }) => site)).toContain(attention(0, 0));
    for (const record of early) expect(trace.records.get(record.site)).toEqual(record);
  });

  test('stops at the next step when it is cancelled, leaves no tensor, and runs again', async () => {
    slowClock();
    await load();
    const before = await engine.numTensors();
    const controller = new AbortController();
    const reports: RunProgress[] = [];
    const cancelled = engine
      .run(
        { picture, sites: [group(0)] },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            reports.push(progress);
            controller.abort();
          },
        },
      )
      .then(() => 'finished');
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(reports).toHaveLength(1);
    expect(await engine.numTensors()).toBe(before);
    await expect(engine.run({ picture, sites: [] })).resolves.toBeDefined();
  });

  test('does not begin a run that was cancelled before', async () => {
    await load();
    const run = engine.run({ picture, sites: [] }, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('does one run after the other', async () => {
    slowClock();
    await load();
    const order: string[] = [];
    const run = (name: string) =>
      engine
        .run({ picture, sites: [] }, { onProgress: () => order.push(name) })
        .then(() => order.push(`${name} done`));
    await Promise.all([run('first'), run('second')]);
    expect(order.indexOf('second')).toBeGreaterThan(order.indexOf('first done'));
    expect(order.at(-1)).toBe('second done');
  });

  test('has as many tensors after 20 runs as after one', async () => {
    await load();
    const request = { picture, sites: allSites(rgb.config) };
    await engine.run(request);
    const after = await engine.numTensors();
    for (let i = 0; i < 19; i++) await engine.run(request);
    expect(await engine.numTensors()).toBe(after);
  });

  test('returns parameters during a run', async () => {
    slowClock();
    await load();
    let running = true;
    const run = engine.run({ picture, sites: [] }).finally(() => (running = false));
    const name = 'body.0.body.0.body.3.conv_du.0.weight';
    const found = (await engine.parameters([name])).get(name);
    expect(running).toBe(true);
    expect(found).toEqual(rgb.state.get(name));
    await run;
    await expect(engine.parameters(['body.9.weight'])).rejects.toMatchObject({ code: 'unknown-site' });
  });

  test('takes a grey picture into an RGB network as R = G = B', async () => {
    await load();
    const one = pattern(6, 5, 1);
    const three = {
      ...one,
      channels: 3 as const,
      data: Uint8ClampedArray.from([...one.data].flatMap((v) => [v, v, v])),
    };
    const [a, b] = [
      await engine.run({ picture: one, sites: [] }),
      await engine.run({ picture: three, sites: [] }),
    ];
    expect(a.output).toEqual(b.output);
    expect(a.output.channels).toBe(3);
  });

  test('takes a colour picture into a one-channel network as its luma', async () => {
    await load(grey);
    const picture = pattern(6, 5, 3);
    const { output, trace } = await engine.run({ picture, sites: ['sub_mean'] });
    expect(output).toMatchObject({ channels: 1, width: 12, height: 10 });
    expect(trace.records.get('sub_mean')!.data).toEqual(Float32Array.from(lumaPlane(picture)));
  });

  test('keeps the checkpoint it has when a file is none', async () => {
    await load();
    const before = await engine.run({ picture, sites: [] });
    const tensors = await engine.numTensors();
    const text = new TextEncoder().encode('not a checkpoint at all').buffer;
    await expect(engine.loadCheckpoint('notes.txt', text)).rejects.toMatchObject({
      code: 'not-a-checkpoint',
    });
    expect(await engine.numTensors()).toBe(tensors);
    expect((await engine.run({ picture, sites: [] })).output).toEqual(before.output);
  });

  test('names a site that the network does not have', async () => {
    await load();
    const run = engine.run({ picture, sites: ['body.7'] });
    await expect(run).rejects.toMatchObject({ code: 'unknown-site', details: { site: 'body.7' } });
  });

  test('refuses a picture that would not fit into memory, and says which size would', async () => {
    await load();
    const huge = {
      width: 9000,
      height: 9000,
      channels: 1,
      data: new Uint8ClampedArray(9000 * 9000),
    } as const;
    const before = await engine.numTensors();
    const run = engine.run({ picture: huge, sites: [] });
    const error = await run.then(
      () => undefined,
      (reason: { code: string; details: { width: number; height: number } }) => reason,
    );
    expect(error?.code).toBe('out-of-memory');
    expect(error!.details.width).toBeGreaterThan(500);
    expect(error!.details.width).toBeLessThan(9000);
    expect(await engine.numTensors()).toBe(before);
  });
});

describe.each(nodeBackends)('A new engine on %s', (backend) => {
  const engine = sharedEngine(backend);

  test('asks for a checkpoint when there is none', async () => {
    await expect(engine.run({ picture, sites: [] })).rejects.toThrow(/load weights/);
    await expect(engine.parameters(['head.0.weight'])).rejects.toThrow(/load weights/);
  });
});

test('After a switch of the backend the checkpoint is loaded there, and no tensor is left on the old one', async () => {
  const engine = new Engine();
  await engine.start('cpu');
  await engine.loadCheckpoint('net.safetensors', checkpointBytes(rgb));
  const request = { picture, sites: [] };
  const onCpu = await engine.run(request);
  const tensors = await engine.numTensors();
  const report = await engine.start('wasm');
  const tensorsOnWasm = await engine.numTensors();
  expect(report.running).toBe('wasm');
  const onWasm = await engine.run(request);
  expect([onCpu.backend, onWasm.backend]).toEqual(['cpu', 'wasm']);
  expect(relativeError(onWasm.output.data, onCpu.output.data)).toBeLessThan(1e-5);
  expect(await engine.numTensors()).toBe(tensorsOnWasm);
  await engine.start('cpu');
  expect((await engine.run(request)).output).toEqual(onCpu.output);
  expect(await engine.numTensors()).toBe(tensors);
  engine.dispose();
});
