import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EngineClient } from '../../src/engine/client.ts';
import type { BackendReport, RunProgress } from '../../src/engine/protocol.ts';
import { workerTimeouts } from '../../src/engine/timeouts.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { interpolate } from '../../src/image/interpolation.ts';
import { allSites, attention } from '../../src/model/sites.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern, pictureOf } from './fixture.ts';
import type { WorkerLike } from '../../src/engine/worker-connection.ts';
import { NodeWorker } from './node-worker.ts';

// The client as the page uses it, its worker a thread of Node. Timers are faked, so that a busy machine triggers no
// timeout. GPUs, lost contexts and the duration of a cancel are tested in test/browser.
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

/** Resolves when calls have been posted to the worker and before any of its messages has been received. */
const posted = () => new Promise((resolve) => setImmediate(resolve));

/** Advances the timers by the timeout after which a worker without messages is terminated. */
const timeOut = async (backend: 'wasm' | 'cpu') => {
  await posted();
  vi.advanceTimersByTime(workerTimeouts[backend] + workerTimeouts.grace);
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

test('A cancel rejects at once, and the worker stops the run and is kept', async () => {
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

test('A worker that does not stop after a cancel is replaced by one with the same backend and checkpoint', async () => {
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

test('A worker that hangs is terminated: its request fails, and a new worker answers the next one', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  newest().hang(60_000);
  const failing = codeOf(client.run(request));
  const waiting = client.run(request);
  await timeOut('cpu');
  expect(await failing).toBe('backend-stopped');
  expect((await waiting).output).toEqual(before.output);
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(reports.map(({ running }) => running)).toEqual(['cpu', 'cpu']);
});

test('A worker without messages is terminated after the timeout of its backend plus the grace period', async () => {
  await client.start('wasm');
  await load();
  newest().hang(60_000);
  const failing = codeOf(client.run(request));
  await posted();
  vi.advanceTimersByTime(workerTimeouts.wasm + workerTimeouts.grace - 1);
  expect(newest().isTerminated).toBe(false);
  vi.advanceTimersByTime(1);
  expect(newest().isTerminated).toBe(true);
  expect(await failing).toBe('backend-stopped');
});

test('A backend that crashes twice is refused: the next one runs, and the report says why', async () => {
  await client.start('wasm');
  await load();
  for (let i = 0; i < 2; i++) {
    newest().hang(60_000);
    const failing = codeOf(client.run(request));
    await timeOut('wasm');
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

test('A backend whose worker ends twenty times, with finished runs between, is not given up', async () => {
  await client.start('wasm');
  await load();
  const { output } = await client.run(request);
  for (let i = 0; i < 20; i++) {
    const worker = newest();
    // While it runs and while it is idle, by turns.
    if (i % 2)
      expect(await codeOf(client.run(long, { onProgress: () => worker.crash() }))).toBe('backend-stopped');
    else {
      worker.crash();
      await expect.poll(() => worker.isTerminated, { timeout: 50_000 }).toBe(true);
    }
    expect((await client.run(request)).output).toEqual(output);
    expect(reports.at(-1)!.running).toBe('wasm');
  }
});

test('A checkpoint that hangs the worker is named, and never counts against the backend', async () => {
  await client.start('wasm');
  await load();
  const before = await client.run(request);
  for (let i = 0; i < 3; i++) {
    newest().hang(60_000);
    const failing = client.loadCheckpoint('bad.pt', checkpointBytes(reference));
    const said = expect(failing).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining('"bad.pt" could not be read') as string,
    });
    await timeOut('wasm');
    await said;
    await client.numTensors();
  }
  expect(await client.run(request)).toMatchObject({ backend: 'wasm', output: before.output });
});

test('A cancel of a checkpoint rejects at once; a worker that still reads it is replaced', async () => {
  await client.start('cpu');
  await load();
  const before = await client.run(request);
  newest().hang(60_000);
  const controller = new AbortController();
  const { signal } = controller;
  const loading = codeOf(client.loadCheckpoint('bad.pt', checkpointBytes(reference), { signal }));
  await posted();
  controller.abort();
  expect(await Promise.race([loading, posted()])).toBe('AbortError');
  const next = client.run(request);
  vi.advanceTimersByTime(1000);
  expect(newest().isTerminated).toBe(true);
  expect(await next).toMatchObject({ backend: 'cpu', output: before.output });
});

test('Something runs however often workers end without a run between', async () => {
  await client.start('wasm');
  await load();
  for (let i = 0; i < 6; i++) {
    const worker = newest();
    worker.crash();
    await expect.poll(() => worker.isTerminated, { timeout: 50_000 }).toBe(true);
    await client.numTensors();
  }
  await expect(client.run(request)).resolves.toMatchObject({ tiling: { kind: 'none' } });
});

test('A worker that crashes while idle is replaced before the next request', async () => {
  await client.start('wasm');
  await load();
  newest().crash();
  await expect.poll(() => reports.length, { timeout: 50_000 }).toBe(2);
  expect((await client.run(request)).backend).toBe('wasm');
  expect(workers).toHaveLength(2);
});

test('Where no worker can be created, the error says what is missing', async () => {
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

test('Where the code of the worker does not come, the browser is not blamed', async () => {
  const missing = new EngineClient({
    createWorker: () => {
      const worker: WorkerLike = {
        onmessage: null,
        onerror: null,
        postMessage: () => undefined,
        terminate: () => undefined,
      };
      // As browsers do: an event without a message.
      queueMicrotask(() => worker.onerror?.({} as ErrorEvent));
      return worker;
    },
  });
  await expect(missing.start()).rejects.toMatchObject({
    code: 'code-missing',
    message: expect.stringMatching(/did not load.*network failed.*load the page again/) as unknown,
  });
});

test('A cancel of a queued run does not affect the run before it', async () => {
  await client.start('cpu');
  await load();
  const controller = new AbortController();
  const first = client.run({ picture: pattern(96, 96, 3), sites: [] });
  const attentionOf = async () => (await first).trace.records.get(attention(0, 0));
  const second = client.run(request, { signal: controller.signal });
  controller.abort();
  expect(await codeOf(second)).toBe('AbortError');
  expect(await attentionOf()).toBeDefined();
  expect(workers).toHaveLength(1);
});
