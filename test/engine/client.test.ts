import { afterEach, beforeEach, expect, test } from 'vitest';
import { EngineClient } from '../../src/engine/client.ts';
import type { BackendReport, RunProgress } from '../../src/engine/protocol.ts';
import { silenceLimits } from '../../src/engine/silence-limits.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { interpolate } from '../../src/image/interpolation.ts';
import { allSites, attention } from '../../src/model/sites.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern, pictureOf } from './fixture.ts';
import { NodeWorker } from './node-worker.ts';

// The client as the page uses it, its worker a thread of Node. GPUs and lost contexts: see test/browser.
const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const request = { picture: pictureOf(reference), sites: [] };
/** Half a second of work on the cpu backend, in steps well under the limit for a cancel. */
const long = { picture: pattern(112, 112, 3), sites: [] };

let workers: NodeWorker[];
let reports: BackendReport[];
let client: EngineClient;
const newest = () => workers.at(-1)!;

beforeEach(() => {
  workers = [];
  reports = [];
  client = new EngineClient({
    createWorker: () => {
      workers.push(new NodeWorker());
      return newest();
    },
    // Short, so that the tests are.
    silenceLimits: { ...silenceLimits, start: 15_000, grace: 200, wasm: 500, cpu: 500 },
    onReport: (report) => reports.push(report),
  });
});
afterEach(() => client.dispose());

const load = () => client.loadCheckpoint('net.safetensors', checkpointBytes(reference));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ReaderError ? error.code : (error as Error).name),
  );

test('A run in the worker gives what PyTorch computes, with its trace, progress and parameters', async () => {
  await expect(client.start()).resolves.toMatchObject({ running: 'wasm' });
  await expect(load()).resolves.toMatchObject({ name: 'net.safetensors', config: reference.config });
  const progress: RunProgress[] = [];
  const sites = allSites(reference.config);
  const { trace } = await client.run({ ...request, sites }, { onProgress: (step) => progress.push(step) });
  for (const [site, wanted] of reference.sites) {
    expect(relativeError(trace.records.get(site)!.data, wanted.data), site).toBeLessThan(1e-4);
  }
  for (const { partial } of progress) for (const r of partial) expect(trace.records.get(r.site)).toEqual(r);
  const name = 'head.0.weight';
  for (let i = 0; i < 2; i++) {
    expect((await client.parameters([name])).get(name)).toEqual(reference.state.get(name));
  }
  const tensors = await client.numTensors();
  for (let i = 0; i < 19; i++) await client.run({ ...request, sites });
  expect(await client.numTensors()).toBe(tensors);
});

test('A system runs in the worker too, and can be cancelled there', async () => {
  await client.start('wasm');
  const picture = pattern(12, 10, 3);
  const { output, backend } = await client.runSystem({ system: 'lanczos', scale: 2, picture });
  expect(backend).toBe('javascript');
  expect(output).toEqual(interpolate(picture, 'lanczos', 2));
  const before = await client.numTensors();
  const controller = new AbortController();
  const options = { signal: controller.signal, onProgress: () => controller.abort() };
  const cancelled = client.runSystem(
    { system: 'srcnn-9-1-5', scale: 2, picture: pattern(112, 112, 3) },
    options,
  );
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
  expect(await client.numTensors()).toBe(before);
  await expect(codeOf(client.runSystem({ system: 'vdsr', scale: 8, picture }))).resolves.toBe('system-scale');
});

test('Errors cross from the worker with their code and details', async () => {
  await client.start('wasm');
  await load();
  await expect(client.run({ ...request, sites: ['body.7'] })).rejects.toMatchObject({
    name: 'ReaderError',
    code: 'unknown-site',
    details: { site: 'body.7' },
  });
  await expect(client.start('webgl')).rejects.toMatchObject({ code: 'backend-unavailable' });
  expect((await client.run(request)).backend).toBe('wasm');
});

test('A cancel frees the reader at once; the worker obeys and stays', async () => {
  await client.start('cpu');
  await load();
  const controller = new AbortController();
  let began = 0;
  const run = client.run(long, {
    signal: controller.signal,
    onProgress: () => {
      if (controller.signal.aborted) throw new Error('progress after the cancel');
      began = performance.now();
      controller.abort();
    },
  });
  expect(await codeOf(run)).toBe('AbortError');
  expect(performance.now() - began).toBeLessThan(50);
  expect((await client.run(request)).backend).toBe('cpu');
  expect(performance.now() - began).toBeLessThan(1000);
  expect(workers).toHaveLength(1);
});

test('A worker that does not obey a cancel is replaced, and the new one has backend and checkpoint', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  const controller = new AbortController();
  const run = client.run(request, { signal: controller.signal });
  newest().hang(60_000);
  const second = client.run(request, { signal: controller.signal });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const third = client.run(request);
  const cancelled = performance.now();
  controller.abort();
  await Promise.all([codeOf(run), codeOf(second)]);
  expect(performance.now() - cancelled).toBeLessThan(50);
  expect((await third).output).toEqual(before.output);
  expect(reports.at(-1)!.running).toBe('cpu');
});

test('A worker that hangs is given up: its request fails, the next one finds a new worker', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  newest().hang(60_000);
  const failing = client.run(request);
  const waiting = client.run(request);
  expect(await codeOf(failing)).toBe('backend-stopped');
  expect((await waiting).output).toEqual(before.output);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(reports.map(({ running }) => running)).toEqual(['cpu', 'cpu']);
});

test('A backend that stops twice gives way to the next, and the report says why', async () => {
  await client.start('wasm');
  await load();
  for (let i = 0; i < 2; i++) {
    newest().hang(60_000);
    expect(await codeOf(client.run(request))).toBe('backend-stopped');
    await client.numTensors();
  }
  expect((await client.run(request)).backend).toBe('cpu');
  expect(reports.at(-1)!.backends.find(({ name }) => name === 'wasm')).toMatchObject({
    state: 'refused',
    refusal: { reason: 'stopped', detail: expect.stringContaining('no sign of life') as string },
  });
  // By hand it may be tried again.
  expect((await client.start('wasm')).running).toBe('wasm');
});

test('A worker that crashes is replaced before anything is asked of it', async () => {
  await client.start('wasm');
  await load();
  newest().crash();
  await expect.poll(() => reports.length, { timeout: 15_000 }).toBe(2);
  expect((await client.run(request)).backend).toBe('wasm');
  expect(workers).toHaveLength(2);
});

test('Where no worker can be made, the reader learns what is missing', async () => {
  const none = new EngineClient({
    createWorker: () => {
      throw new TypeError('module workers are not supported');
    },
  });
  await expect(none.start()).rejects.toMatchObject({
    code: 'backend-unavailable',
    details: { missing: 'module worker' },
  });
  const unloadable = new EngineClient({ createWorker: () => new NodeWorker('./no-such-file.ts') });
  await expect(unloadable.start()).rejects.toThrow(/module worker/);
});

test('After a cancel of a run that waits its turn, the one before it goes on', async () => {
  await client.start('cpu');
  await load();
  const controller = new AbortController();
  const first = client.run(long);
  const attentionOf = async () => (await first).trace.records.get(attention(0, 0));
  const second = client.run(request, { signal: controller.signal });
  controller.abort();
  expect(await codeOf(second)).toBe('AbortError');
  expect(await attentionOf()).toBeDefined();
  expect(workers).toHaveLength(1);
});
