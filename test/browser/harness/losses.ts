import { EngineClient } from '../../../src/engine/client.ts';
import type { BackendName } from '../../../src/engine/protocol.ts';
import type { AnalyzerApi } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { PictureClient } from '../../../src/session/pictures/picture-client.ts';
import { WorkerThread } from '../../../src/session/rpc/worker-thread.ts';
import { checkpointBytes, pictureOf } from '../../engine/fixture.ts';
import type { Reference } from '../../fixtures/load-reference.ts';
import { signal } from '../../fixtures/signal.ts';
import type { LossKind } from './fifty-losses.ts';
import { destroyDevice, loseContext } from './losses-asked.ts';

/** Milliseconds of first starts by what was started, and of what came back after each loss, in their order. */
export interface Recoveries {
  readonly started: Readonly<Record<LossKind, number>>;
  readonly recovered: readonly { readonly kind: LossKind; readonly milliseconds: number }[];
}

/** A part of the notebook that works and can be lost. */
interface Part {
  /** Resolves to numbers that are the same each time. */
  work(): Promise<Iterable<number>>;
  lose(): void;
}

/**
 * Starts all that can be lost, and loses it in the order of `kinds`, each time until it works again. Rejects when
 * something stays lost, or comes back with other numbers.
 */
export async function loseAll(kinds: readonly LossKind[], reference: Reference): Promise<Recoveries> {
  const parts: Readonly<Record<LossKind, Part>> = {
    wasm: engine('wasm', reference),
    webgl: engine('webgl', reference),
    webgpu: engine('webgpu', reference),
    pictures: pictures(),
    measuring: measuring(),
  };
  const [started, first] = [new Map<string, number>(), new Map<string, string>()];
  for (const [kind, part] of Object.entries(parts)) {
    const { numbers, milliseconds } = await timed(part);
    first.set(kind, numbers);
    started.set(kind, milliseconds);
  }
  const recovered: Recoveries['recovered'][number][] = [];
  for (const kind of kinds) {
    parts[kind].lose();
    const { numbers, milliseconds } = await timed(parts[kind]);
    if (numbers !== first.get(kind)) throw new Error(`${kind} computes other numbers after a loss.`);
    recovered.push({ kind, milliseconds });
  }
  return { started: Object.fromEntries(started) as Record<LossKind, number>, recovered };
}

/** Works until that succeeds: a call that was under way at the loss is rejected. Rejects with the fifth error. */
async function timed(part: Part): Promise<{ numbers: string; milliseconds: number }> {
  const begin = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      const numbers = [...(await part.work())].join();
      return { numbers, milliseconds: performance.now() - begin };
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

function engine(backend: Extract<BackendName, LossKind>, reference: Reference): Part {
  let worker: Worker;
  const client = new EngineClient({
    createWorker: () =>
      (worker = new Worker(new URL('./losable-worker.ts', import.meta.url), { type: 'module' })),
  });
  let ready: Promise<unknown> | undefined;
  const start = async (): Promise<void> => {
    const { running } = await client.start(backend);
    if (running !== backend) throw new Error(`${running} runs in place of ${backend}.`);
    await client.loadCheckpoint('small', checkpointBytes(reference));
  };
  const lose = {
    wasm: () => worker.terminate(),
    webgl: () => worker.postMessage(loseContext),
    webgpu: () => worker.postMessage(destroyDevice),
  };
  return {
    work: async () => {
      await (ready ??= start());
      const { output, backend: by } = await client.run({ picture: pictureOf(reference), sites: [] });
      if (by !== backend) throw new Error(`${by} ran in place of ${backend}.`);
      return output.data;
    },
    lose: lose[backend],
  };
}

function pictures(): Part {
  let worker: Worker;
  const client = new PictureClient(
    () =>
      (worker = new Worker(new URL('../../../src/session/pictures/picture-worker.ts', import.meta.url), {
        type: 'module',
      })),
  );
  let opened: Promise<unknown> | undefined;
  return {
    work: async () => {
      await (opened ??= client.open({ kind: 'card', id: 'siemens-star', size: 96 }));
      return (await client.prepare('hr', 2)).lr.data;
    },
    lose: () => worker.terminate(),
  };
}

function measuring(): Part {
  let worker: Worker;
  const thread = new WorkerThread<AnalyzerApi>(
    () =>
      (worker = new Worker(new URL('../../../src/session/measure/analyzer-worker.ts', import.meta.url), {
        type: 'module',
      })),
    'measuring',
  );
  const spectra = new Spectra(thread.api);
  const size = 32;
  const data = Float32Array.from(signal(size * size));
  return {
    work: async () => (await spectra.channels({ channels: 1, height: size, width: size, data })).energy,
    lose: () => worker.terminate(),
  };
}
