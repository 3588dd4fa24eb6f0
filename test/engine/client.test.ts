import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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

// The client as the page uses it, its worker a thread of Node. Its clock stands still until a test moves it on: a
// worker that is slow because the machine is busy is no worker that hangs. GPUs, lost contexts and how long a cancel
// takes: see test/browser.
const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
const request = { picture: pictureOf(reference), sites: [] };
/** Seconds of work on the cpu backend, in many steps. */
const long = { picture: pattern(224, 224, 3), sites: [] };

let workers: NodeWorker[];
let reports: BackendReport[];
let client: EngineClient;
const newest = () => workers.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  workers = [];
  reports = [];
  client = new EngineClient({
    createWorker: () => {
      workers.push(new NodeWorker());
      return newest();
    },
    onReport: (report) => reports.push(report),
  });
});
afterEach(() => {
  client.dispose();
  vi.useRealTimers();
});

/** What has been asked for is on its way to the worker, and nothing that it says has arrived. */
const posted = () => new Promise((resolve) => setImmediate(resolve));

/** Moves the clock to where a worker that has said nothing since is given up. */
const stayingSilent = async (backend: 'wasm' | 'cpu') => {
  await posted();
  vi.advanceTimersByTime(silenceLimits[backend] + silenceLimits.grace);
};

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
  let begin!: () => void;
  const began = new Promise<void>((resolve) => (begin = resolve));
  const run = client.run(long, {
    signal: controller.signal,
    onProgress: () => {
      if (controller.signal.aborted) throw new Error('progress after the cancel');
      begin();
    },
  });
  const ended = codeOf(run);
  await began;
  controller.abort();
  expect(await Promise.race([ended, posted()])).toBe('AbortError');
  expect((await client.run(request)).backend).toBe('cpu');
  expect(workers).toHaveLength(1);
  // Of the start, the checkpoint, the run that it left unfinished, and the one after.
  expect(newest().answers).toEqual(['result', 'result', 'error', 'result']);
});

test('A worker that does not obey a cancel is replaced, and the new one has backend and checkpoint', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  const controller = new AbortController();
  const run = codeOf(client.run(request, { signal: controller.signal }));
  newest().hang(60_000);
  const second = codeOf(client.run(request, { signal: controller.signal }));
  await posted();
  const third = client.run(request);
  controller.abort();
  const both = Promise.all([run, second]);
  expect(await Promise.race([both, posted()])).toEqual(['AbortError', 'AbortError']);
  vi.advanceTimersByTime(249);
  expect(newest().isTerminated).toBe(false);
  vi.advanceTimersByTime(1);
  expect(newest().isTerminated).toBe(true);
  expect((await third).output).toEqual(before.output);
  expect(reports.at(-1)!.running).toBe('cpu');
});

test('A worker that hangs is given up: its request fails, the next one finds a new worker', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  newest().hang(60_000);
  const failing = codeOf(client.run(request));
  const waiting = client.run(request);
  await stayingSilent('cpu');
  expect(await failing).toBe('backend-stopped');
  expect((await waiting).output).toEqual(before.output);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(reports.map(({ running }) => running)).toEqual(['cpu', 'cpu']);
});

test('A worker is borne with for as long as its backend may be silent, and for a moment more', async () => {
  await client.start('wasm');
  await load();
  newest().hang(60_000);
  const failing = codeOf(client.run(request));
  await posted();
  vi.advanceTimersByTime(silenceLimits.wasm + silenceLimits.grace - 1);
  expect(newest().isTerminated).toBe(false);
  vi.advanceTimersByTime(1);
  expect(newest().isTerminated).toBe(true);
  expect(await failing).toBe('backend-stopped');
});

test('A backend that stops twice gives way to the next, and the report says why', async () => {
  await client.start('wasm');
  await load();
  for (let i = 0; i < 2; i++) {
    newest().hang(60_000);
    const failing = codeOf(client.run(request));
    await stayingSilent('wasm');
    expect(await failing).toBe('backend-stopped');
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
  await expect.poll(() => reports.length, { timeout: 50_000 }).toBe(2);
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
  const unloadable = new EngineClient({
    createWorker: () => new NodeWorker(new URL('./no-such-file.mjs', import.meta.url)),
  });
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
