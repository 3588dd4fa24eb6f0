import { availableParallelism } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import type { Candidate } from '../../src/engine/backends/backend.ts';
import { Refused } from '../../src/engine/backends/refusal.ts';
import { candidates } from '../../src/engine/backends/candidates.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { BackendReport, BackendName } from '../../src/engine/protocol.ts';
import { readSelfCheckReference } from '../../src/engine/self-check-reference.ts';
import { selfCheck } from '../../src/engine/self-check.ts';
import { hasKernels } from '../../src/model/kernels.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pictureOf } from './fixture.ts';

const engines: Engine[] = [];
function makeEngine(...[options]: ConstructorParameters<typeof Engine>): Engine {
  const engine = new Engine(options);
  engines.push(engine);
  return engine;
}
afterEach(() => engines.splice(0).forEach((engine) => engine.dispose()));

const withWasm = (wasm: Partial<Candidate>) => ({ ...candidates, wasm: { ...candidates.wasm, ...wasm } });
const stateOf = (report: BackendReport, name: BackendName) =>
  report.backends.find((state) => state.name === name);

test('Without a GPU wasm runs, and the report names the backends that were refused and why', async () => {
  const tried: BackendName[] = [];
  const report = await makeEngine({ onTrying: (name) => tried.push(name) }).start();
  expect(tried).toEqual(['webgpu', 'webgl', 'wasm']);
  expect(report).toEqual({
    running: 'wasm',
    precision: 'float32',
    kernels: expect.stringMatching(/^(relaxed-)?simd$/) as string,
    threads: Math.min(8, availableParallelism()),
    backends: [
      { name: 'webgpu', state: 'refused', refusal: { reason: 'absent' } },
      { name: 'webgl', state: 'refused', refusal: { reason: 'absent' } },
      { name: 'wasm', state: 'running' },
      { name: 'cpu', state: 'untried' },
    ],
  });
});

test('Own kernels that compute wrong numbers are replaced by those of TF.js, and the report says so', async () => {
  const reference = readSelfCheckReference();
  const engine = makeEngine({
    check: async (backend) => {
      await selfCheck(backend);
      if (hasKernels()) throw new Refused({ reason: 'wrong', detail: 'off', error: 1 });
    },
  });
  expect(await engine.start('wasm')).toMatchObject({ running: 'wasm', kernels: 'refused' });
  await engine.loadCheckpoint('net', checkpointBytes(reference));
  expect((await engine.run({ picture: reference.picture, sites: [] })).backend).toBe('wasm');
});

test('A backend that fails to start is refused, with its error message', async () => {
  const create = () => Promise.reject(new Error('the binary is damaged'));
  const report = await makeEngine({ candidates: withWasm({ create }) }).start();
  expect(report.running).toBe('cpu');
  expect(stateOf(report, 'wasm')).toEqual({
    name: 'wasm',
    state: 'refused',
    refusal: { reason: 'failed', detail: 'the binary is damaged' },
  });
});

test('A backend that does not start in time is refused after its timeout', async () => {
  const create = () => new Promise<never>(() => undefined);
  const report = await makeEngine({ candidates: withWasm({ create, startTimeoutMs: 50 }) }).start();
  expect(report.running).toBe('cpu');
  expect(stateOf(report, 'wasm')).toMatchObject({
    refusal: { reason: 'failed', detail: /longer than 0.05 s/ },
  });
});

test('A backend on a software adapter is not chosen, but starts when asked for by name', async () => {
  const probe = () => Promise.resolve({ present: true, softwareAdapter: 'Imaginary Rasterizer' } as const);
  const engine = makeEngine({ candidates: withWasm({ probe }) });
  const chosen = await engine.start();
  expect(chosen.running).toBe('cpu');
  expect(stateOf(chosen, 'wasm')).toMatchObject({
    refusal: { reason: 'software', adapter: 'Imaginary Rasterizer' },
  });
  expect((await engine.start('wasm')).running).toBe('wasm');
});

test.each(readSelfCheckReference().expected.map(({ site }, place) => [site, place] as const))(
  'The self-check refuses a backend whose values at %s are off by one part in a thousand',
  async (site, place) => {
    const reference = readSelfCheckReference();
    const values = reference.expected[place]!.data;
    const largest = values.reduce((at, value, i) => (Math.abs(value) > Math.abs(values[at]!) ? i : at), 0);
    values[largest] = values[largest]! * 1.001;
    const report = await makeEngine({
      check: (backend) => (backend.name === 'wasm' ? selfCheck(backend, reference) : selfCheck(backend)),
    }).start();
    expect(report.running).toBe('cpu');
    const state = stateOf(report, 'wasm');
    expect(state).toMatchObject({
      refusal: { reason: 'wrong', detail: expect.stringContaining(site) as string },
    });
    expect(state).toMatchObject({ refusal: { error: expect.closeTo(1e-3, 4) as number } });
  },
);

test('When the wanted backend does not start, the one before keeps running with its checkpoint', async () => {
  const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
  const engine = makeEngine();
  await engine.start('cpu');
  await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
  const tensors = await engine.numTensors();
  const failure = await engine.start('webgl').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ReaderError);
  expect(failure).toMatchObject({
    code: 'backend-unavailable',
    details: { backend: 'webgl', reason: 'absent' },
  });
  expect((failure as Error).message).toMatch(/webgl is not available .* cpu backend keeps running/);
  expect((await engine.run({ picture: pictureOf(reference), sites: [] })).backend).toBe('cpu');
  expect(await engine.numTensors()).toBe(tensors);
  const report = await engine.start();
  expect(report.running).toBe('cpu');
  expect(stateOf(report, 'webgl')).toMatchObject({ state: 'refused', refusal: { reason: 'absent' } });
});

test('A wanted backend that fails its self-check leaves the one before as it was', async () => {
  const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
  const wrong = readSelfCheckReference();
  wrong.expected[0]!.data.fill(1);
  const engine = makeEngine({
    check: (backend) => selfCheck(backend, backend.name === 'wasm' ? wrong : undefined),
  });
  await engine.start('cpu');
  await engine.loadCheckpoint('net.safetensors', checkpointBytes(reference));
  const tensors = await engine.numTensors();
  await expect(engine.start('wasm')).rejects.toThrow(/wasm computes wrong numbers/);
  expect(await engine.numTensors()).toBe(tensors);
  expect((await engine.run({ picture: pictureOf(reference), sites: [] })).backend).toBe('cpu');
});

test('When no backend starts, the error says why for each', async () => {
  const create = () => Promise.reject(new Error('switched off'));
  const none = makeEngine({ candidates: { ...withWasm({ create }), cpu: { ...candidates.cpu, create } } });
  await expect(none.start()).rejects.toThrow(
    /webgpu is not available.*wasm failed to start: switched off.*cpu failed/,
  );
});

test('A backend that an engine before this one refused is not tried again', async () => {
  const tried: BackendName[] = [];
  const engine = makeEngine({ onTrying: (name) => tried.push(name) });
  const report = await engine.start(undefined, new Map([['wasm', { reason: 'stopped', detail: 'it hung' }]]));
  expect(report.running).toBe('cpu');
  expect(tried).not.toContain('wasm');
  expect(stateOf(report, 'wasm')).toMatchObject({ refusal: { reason: 'stopped', detail: 'it hung' } });
});
