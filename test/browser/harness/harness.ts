import { backend, memory, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { EngineClient, type ClientOptions } from '../../../src/engine/client.ts';
import { Refused } from '../../../src/engine/backends/refusal.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { Precision } from '../../../src/engine/kernels/webgpu/storage.ts';
import { networkInput } from '../../../src/engine/network-input.ts';
import { estimateMemory } from '../../../src/engine/memory.ts';
import type { BackendName, BackendReport, EngineApi } from '../../../src/engine/protocol.ts';
import { selfCheck } from '../../../src/engine/self-check.ts';
import { ReaderError } from '../../../src/image/reader-error.ts';
import { allBlocks, type BlockPlace } from '../../../src/model/blocks.ts';
import { channelParts } from '../../../src/model/contribution-parts.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import { allSites, attention, type Site } from '../../../src/model/sites.ts';
import { countGpuWork } from '../../bench/worker/gpu-work.ts';
import type { GpuWork } from '../../bench/worker/messages.ts';
import { PlainTfjs } from '../../bench/worker/plain-tfjs.ts';
import { randomNet } from '../../bench/worker/random-net.ts';
import { checkpointBytes, pattern, pictureOf } from '../../engine/fixture.ts';
import { runManySizes, type Held } from '../../engine/many-sizes.ts';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import {
  allParts,
  contributionErrors,
  type ContributionErrors,
} from '../../fixtures/compare-contributions.ts';
import { gradientErrors, gradientsOf } from '../../fixtures/compare-gradients.ts';
import { parseReference, type Reference } from '../../fixtures/load-reference.ts';
import { parseGradients } from '../../fixtures/parse-gradients.ts';
import { parseContributions } from '../../fixtures/parse-contributions.ts';
import { Sweep } from '../../../src/figures/sweep/sweep.svelte.ts';
import { registerGradients } from '../../../src/training/register-gradients.ts';
import { analyzerThread } from '../../../src/session/measure/analyzer-thread.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { signal } from '../../fixtures/signal.ts';
import { kernelErrors } from './kernel-errors.ts';
import { webgpuEngine, withBrokenShaders } from './webgpu-engine.ts';
import type { LossKind } from './fifty-losses.ts';
import { loseAll } from './losses.ts';
import { loseContext } from './losses-asked.ts';

const files = import.meta.glob<string>('../../fixtures/references/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});
const contributionFiles = import.meta.glob<string>('../../fixtures/contributions/*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});
const gradientFiles = import.meta.glob<string>('../../fixtures/gradients/g*.safetensors', {
  query: '?url',
  import: 'default',
  eager: true,
});
const nameOf = (path: string): string => path.replace(/^.*\/(.*)\.safetensors$/, '$1');
const byName = (paths: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(paths).map(([path, url]) => [nameOf(path), url]));
const urls = byName(files);
const contributionUrls = byName(contributionFiles);
const gradientUrls = byName(gradientFiles);

let client: EngineClient | undefined;
let worker: Worker | undefined;
const spectra = new Spectra(analyzerThread());
const reports: BackendReport[] = [];

async function bytesOf(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}

const reference = async (name: string): Promise<Reference> => parseReference(await bytesOf(urls.get(name)!));

/** `contributionErrors` of a reference's network for every case of which PyTorch's numbers are kept, by its name. */
async function errorsOfContributions(
  engine: EngineApi,
  name: string,
): Promise<Record<string, ContributionErrors>> {
  const wanted = await reference(name);
  const cases = parseContributions(await bytesOf(contributionUrls.get(name)!));
  await engine.loadCheckpoint(name, checkpointBytes(wanted));
  const errors: Record<string, ContributionErrors> = {};
  for (const one of cases.filter(({ parts }) => parts.size > 0)) {
    errors[one.name] = await contributionErrors(engine, wanted, one);
  }
  return errors;
}

/** Runs a reference's network with every site recorded, and returns each site's error against PyTorch. */
async function errors(engine: EngineApi, name: string): Promise<Record<Site, number>> {
  const wanted = await reference(name);
  const { config } = await engine.loadCheckpoint(name, checkpointBytes(wanted));
  const { trace } = await engine.run({ picture: pictureOf(wanted), sites: allSites(config) });
  return Object.fromEntries(
    allSites(config).map((site) => {
      const found = trace.records.get(site);
      return [site, found ? relativeError(found.data, wanted.sites.get(site)!.data) : Infinity];
    }),
  );
}

/** Watches the backend's count of texture bytes in use; gives a function that tells by how much it rose at most. */
function watchTextures(): () => number {
  const counter = backend() as unknown as { numBytesInGPU: number };
  const before = counter.numBytesInGPU;
  let now = before;
  let peak = before;
  Object.defineProperty(counter, 'numBytesInGPU', {
    get: () => now,
    set: (bytes: number) => (peak = Math.max(peak, (now = bytes))),
  });
  return () => peak - before;
}

/** The engine in the page's own thread, of which TF.js has one backend at a time, and what it was started as. */
let own: { readonly engine: Engine; readonly kind: string; readonly report: BackendReport } | undefined;

/** Starts an engine in the page's own thread, unless the last one there was the same: shaders compile for seconds. */
async function ownEngine(
  wanted: BackendName,
  precision?: Precision,
): Promise<{ readonly engine: Engine; readonly report: BackendReport }> {
  const kind = `${wanted} ${precision ?? ''}`;
  if (own?.kind === kind) return own;
  await endOwnEngine();
  const engine = precision === undefined ? new Engine() : webgpuEngine(precision);
  own = { engine, kind, report: await engine.start(wanted) };
  return own;
}

/** Ends it, as another one is about to be started. */
async function endOwnEngine(): Promise<void> {
  const last = own;
  own = undefined;
  last?.engine.dispose();
  // Calls are served in order: its backend is gone once this one has been.
  await last?.engine.runSystem({ system: 'nearest', scale: 2, picture: pattern(1, 1, 1) });
}

const codeOf = (error: unknown): string =>
  error instanceof ReaderError ? error.code : (error as Error).name;

/** What the tests call in the page: the engine's client and its worker, as the notebook has them. */
const harness = {
  references: [...urls.keys()],
  reports,

  /** Starts a client anew; with `losable`, one whose worker can be made to lose its WebGL context. */
  start(wanted?: BackendName, losable = false): Promise<BackendReport> {
    client?.dispose();
    reports.length = 0;
    const options: ClientOptions = { onReport: (report) => void reports.push(report) };
    const createWorker = () =>
      (worker = new Worker(new URL('./losable-worker.ts', import.meta.url), { type: 'module' }));
    client = new EngineClient(losable ? { ...options, createWorker } : options);
    return client.start(wanted);
  },

  switchTo: (wanted: BackendName): Promise<string> =>
    client!.start(wanted).then(
      ({ running }) => running,
      (error: unknown) => `${codeOf(error)}: ${(error as Error).message}`,
    ),

  errors: (name: string) => errors(client!, name),

  contributionErrors: (name: string) => errorsOfContributions(client!, name),

  /**
   * How a request for all parts ends that is cancelled at its first report, and the live tensors when nothing is kept for
   * a later run: before it, after it, and after one that is not cancelled.
   */
  async cancelledContributions(name: string, size: number): Promise<{ code: string; tensors: number[] }> {
    const { config } = await client!.loadCheckpoint(name, checkpointBytes(await reference(name)));
    const picture = pattern(size, size, config.colors);
    const kept = async (): Promise<number> => {
      await client!.run({ picture, sites: [] });
      return client!.numTensors();
    };
    const request = { picture, parts: allParts(config) };
    const tensors = [await kept()];
    const controller = new AbortController();
    const cancelled = client!.contributions(request, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const code = await cancelled.then(() => 'no error', codeOf);
    tensors.push(await kept());
    await client!.contributions(request);
    tensors.push(await kept());
    return { code, tensors };
  },

  /** What a reference's network makes of a picture of `size` x `size` pixels. */
  async output(name: string, size: number): Promise<number[]> {
    const wanted = await reference(name);
    await client!.loadCheckpoint(name, checkpointBytes(wanted));
    const { output } = await client!.run({ picture: pattern(size, size, wanted.config.colors), sites: [] });
    return [...output.data];
  },

  /** Live tensors after one run and after twenty. */
  async tensors(name: string): Promise<[number, number]> {
    await errors(client!, name);
    const one = await client!.numTensors();
    const wanted = await reference(name);
    const sites = allSites(wanted.config).filter((_, i) => i % 8 === 0);
    const request = { picture: pictureOf(wanted), sites };
    for (let i = 1; i < 20; i++) await client!.run(request);
    return [one, await client!.numTensors()];
  },

  /**
   * Runs a reference's network on a picture whole and in exact tiles: the largest error of a site in tiles against
   * the whole, and by how many tensors there are more afterwards.
   */
  async tiled(name: string): Promise<{ tiles: number; error: number; leaked: number }> {
    const { config } = await client!.loadCheckpoint(name, checkpointBytes(await reference(name)));
    const request = { picture: pattern(150, 13, 3), sites: allSites(config) };
    const whole = await client!.run({ ...request, tiling: 'none' });
    const before = await client!.numTensors();
    const { trace, tiling } = await client!.run({ ...request, tiling: 'exact' });
    const leaked = (await client!.numTensors()) - before;
    const errors = allSites(config).map((site) =>
      relativeError(trace.records.get(site)!.data, whole.trace.records.get(site)!.data),
    );
    return { tiles: tiling.tiles, error: Math.max(...errors), leaked };
  },

  /**
   * A sweep over muted channels that is cancelled while the third is muted: how many it had found, and the live tensors
   * of a plain run before it and of one after it.
   */
  async cancelledSweep(name: string): Promise<{ found: number; state: string; tensors: [number, number] }> {
    const { config } = await client!.loadCheckpoint(name, checkpointBytes(await reference(name)));
    // Large enough for a run to report before it is over.
    const plain = { picture: pattern(320, 320, 3), sites: [] };
    await client!.run(plain);
    const before = await client!.numTensors();
    const sweep = new Sweep<number, number>({
      measure: async (channel, signal) => {
        const edits = [{ kind: 'mute', site: attention(0, 0), channels: [channel] }] as const;
        const onProgress = () => void (channel === 2 && sweep.cancel());
        const run = await client!.run({ ...plain, edits, attention: false }, { signal, onProgress });
        return run.milliseconds;
      },
    });
    await sweep.start(Array.from({ length: config.features }, (_, channel) => channel));
    await client!.run(plain);
    const { found, state } = sweep;
    return { found: found.length, state, tensors: [before, await client!.numTensors()] };
  },

  /**
   * A sweep over what the channels of blocks add that is cancelled at the first report of the second block: how many blocks
   * it had found, and the live tensors of a plain run before it and of one after it.
   */
  async cancelledParts(name: string): Promise<{ found: number; state: string; tensors: [number, number] }> {
    const { config } = await client!.loadCheckpoint(name, checkpointBytes(await reference(name)));
    // Large enough for a block to report before it is over.
    const plain = { picture: pattern(320, 320, config.colors), sites: [] };
    await client!.run(plain);
    const before = await client!.numTensors();
    const sweep = new Sweep<BlockPlace, number>({
      measure: async (place, signal) => {
        const request = { picture: plain.picture, parts: channelParts(config, place) };
        const onProgress = () => void (place.block === 1 && sweep.cancel());
        return (await client!.contributions(request, { signal, onProgress })).parts.length;
      },
    });
    await sweep.start(allBlocks(config));
    await client!.run(plain);
    const { found, state } = sweep;
    return { found: found.length, state, tensors: [before, await client!.numTensors()] };
  },

  /** `runManySizes` by an engine in the page's own thread, where TF.js tells what its backend holds. */
  async manySizes(
    wanted: BackendName,
    name: string,
    runs: number,
    sizes?: number,
  ): Promise<{ before: Held; after: Held }> {
    const { engine } = await ownEngine(wanted);
    await engine.loadCheckpoint(name, checkpointBytes(await reference(name)));
    return runManySizes(engine, runs, sizes);
  },

  /** The most bytes of textures in use during a run on WebGL beyond those before it, and what was estimated. */
  async webglPeak(name: string, size: number): Promise<{ held: number; estimated: number }> {
    const { engine } = await ownEngine('webgl');
    const { config } = await engine.loadCheckpoint(name, checkpointBytes(await reference(name)));
    const run = () => engine.run({ picture: pattern(size, size, 3), sites: [] });
    await run();
    const peak = watchTextures();
    await run();
    const held = peak();
    return { held, estimated: estimateMemory(config, size, size, [], 'webgl').growing };
  },

  /** `kernelErrors` on WebGPU, in the page's own thread, and by how many tensors there are more afterwards. */
  async webgpuKernels(precision: Precision): Promise<{ errors: Record<string, number>; leaked: number }> {
    const { kernels } = (await ownEngine('webgpu', precision)).report;
    if (kernels !== 'wgsl') throw new Error(`The kernels on WebGPU are ${kernels ?? 'absent'}.`);
    const before = memory().numTensors;
    const errors = await kernelErrors();
    return { errors, leaked: memory().numTensors - before };
  },

  /** `errors` on WebGPU with feature maps in float16, and by how many tensors there are more after a second run. */
  async halfErrors(name: string): Promise<{ errors: Record<Site, number>; leaked: number }> {
    const { engine, report } = await ownEngine('webgpu', 'float16');
    const { precision } = report;
    if (precision !== 'float16') throw new Error(`Feature maps are in ${precision}.`);
    const first = await errors(engine, name);
    const before = memory().numTensors;
    await errors(engine, name);
    return { errors: first, leaked: memory().numTensors - before };
  },

  /** `contributionErrors` on WebGPU with feature maps in float16. */
  async halfContributions(name: string): Promise<Record<string, ContributionErrors>> {
    const { engine } = await ownEngine('webgpu', 'float16');
    return errorsOfContributions(engine, name);
  },

  /** Starts WebGPU in float16 under a self-check that so many times finds wrong numbers. */
  async startRefused(times: number): Promise<BackendReport> {
    await endOwnEngine();
    let left = times;
    const engine = webgpuEngine('float16', {
      check: async (backend) => {
        if (left-- > 0) throw new Refused({ reason: 'wrong', detail: 'off', error: 1 });
        await selfCheck(backend);
      },
    });
    const report = await engine.start('webgpu');
    engine.dispose();
    return report;
  },

  /** Starts WebGPU where our shaders do not compile, and runs a reference's network: the report and the largest error. */
  async startBroken(name: string): Promise<{ report: BackendReport; error: number }> {
    await endOwnEngine();
    return withBrokenShaders(async () => {
      const engine = webgpuEngine('float16');
      const report = await engine.start('webgpu');
      const error = Math.max(...Object.values(await errors(engine, name)));
      engine.dispose();
      return { report, error };
    });
  },

  /**
   * The errors of all gradients of a reference's network for a batch against PyTorch's, and by how many tensors there are
   * more afterwards. On WebGPU beside kernels that keep maps in float16, which training does without.
   */
  async gradients(
    wanted: 'webgl' | 'webgpu',
    name: string,
  ): Promise<{ errors: Record<string, number>; leaked: number }> {
    await ownEngine(wanted, wanted === 'webgpu' ? 'float16' : undefined);
    await registerGradients();
    const pytorch = parseGradients(await bytesOf(gradientUrls.get(name)!));
    const net = await reference(name);
    const before = memory().numTensors;
    const errors = gradientErrors(await gradientsOf(net, pytorch), pytorch);
    return { errors, leaked: memory().numTensors - before };
  },

  /** What a forward pass of a small network asks of a GPU: by our kernels, and in plain TF.js ops. */
  async webgpuWork(): Promise<{ ours: GpuWork; plain: GpuWork; difference: number }> {
    await ownEngine('webgpu');
    const net = randomNet(1, 2, 16);
    const x = tensor4d(networkInput(pattern(16, 16, 3), 3), [1, 16, 16, 3]);
    const [own, plain] = [new Rcan(net.config, net.state), new PlainTfjs(net)];
    const count = (run: () => Tensor4D) =>
      countGpuWork(async () => {
        const y = run();
        const data = await y.data();
        y.dispose();
        return data;
      });
    const forward = (): Tensor4D => {
      const steps = own.forward(x);
      for (;;) {
        const next = steps.next();
        if (next.done) return next.value;
      }
    };
    await count(forward);
    const [first, second] = [await count(forward), await count(() => plain.forward(x))];
    own.dispose();
    plain.dispose();
    x.dispose();
    const difference = relativeError(first.result as Float32Array, second.result as Float32Array);
    return { ours: first.gpu, plain: second.gpu, difference };
  },

  /** `loseAll` with a reference's network. */
  losses: async (kinds: readonly LossKind[], name: string) => loseAll(kinds, await reference(name)),

  loseContext: () => worker!.postMessage(loseContext),

  /** Loses the context while a run goes on; how the run ended, and after how many milliseconds. */
  async loseContextInRun(name: string, size: number): Promise<{ code: string; milliseconds: number }> {
    const wanted = await reference(name);
    await client!.loadCheckpoint(name, checkpointBytes(wanted));
    let lost = 0;
    const run = client!.run(
      { picture: pattern(size, size, wanted.config.colors), sites: [] },
      {
        onProgress: () => {
          if (lost) return;
          lost = performance.now();
          harness.loseContext();
        },
      },
    );
    const code = await run.then(() => 'no error', codeOf);
    return { code, milliseconds: performance.now() - lost };
  },

  /** Cancels a run at its first report: milliseconds until it rejected, and until the worker could run again. */
  async cancel(name: string, size: number): Promise<{ code: string; rejected: number; free: number }> {
    const wanted = await reference(name);
    await client!.loadCheckpoint(name, checkpointBytes(wanted));
    const controller = new AbortController();
    let cancelled = 0;
    const run = client!.run(
      { picture: pattern(size, size, wanted.config.colors), sites: [] },
      {
        signal: controller.signal,
        onProgress: () => {
          cancelled = performance.now();
          controller.abort();
        },
      },
    );
    const code = await run.then(() => 'no error', codeOf);
    const rejected = performance.now() - cancelled;
    await client!.numTensors();
    return { code, rejected, free: performance.now() - cancelled };
  },

  /** Energies of the channels of maps with the signal of the fixtures, as the measuring thread finds them. */
  energies: async (channels: number, height: number, width: number): Promise<number[]> => {
    const data = Float32Array.from(signal(channels * height * width));
    return [...(await spectra.channels({ channels, height, width, data })).energy];
  },

  /** How measuring ends that is cancelled after its first portion, and what measuring too small a map ends with. */
  async stoppedMeasuring(): Promise<{ cancelled: string; tooSmall: string; portions: number }> {
    const maps = { channels: 8, height: 300, width: 300, data: new Float32Array(8 * 300 * 300) };
    const controller = new AbortController();
    let portions = 0;
    const onProgress = () => {
      portions++;
      controller.abort();
    };
    const cancelled = spectra.channels(maps, { signal: controller.signal, onProgress });
    const tooSmall = spectra.plane({ width: 7, height: 40, data: new Float32Array(280) });
    const end = (call: Promise<unknown>) => call.then(() => 'no error', codeOf);
    return { cancelled: await end(cancelled), tooSmall: await end(tooSmall), portions };
  },
};

export type Harness = typeof harness;
declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = harness;
