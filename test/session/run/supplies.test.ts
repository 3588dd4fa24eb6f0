import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { abortError } from '../../../src/engine/abort.ts';
import { writeSafetensors } from '../../../src/checkpoint/safetensors.ts';
import { downscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { PictureStore, type PictureSource } from '../../../src/session/pictures/picture-store.ts';
import type { WeightsSource } from '../../../src/session/run/shipped-weights.ts';
import { Supplies } from '../../../src/session/run/supplies.ts';
import { firstExtent, type Wish } from '../../../src/session/run/wish.ts';
import { arrayBuffer, stateOf, tiny } from '../../checkpoint/states.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';

const { signal } = new AbortController();
const shipped = { kind: 'shipped' } as const;
const lr = downscale(drawCard('dead-leaves', 32), 2);

async function fetchWeights(scale: number): Promise<ArrayBuffer> {
  const bytes = await readFile(new URL(`../../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  return new Uint8Array(bytes).buffer;
}

/** Opens a zone plate late, as a worker does with a picture that takes long to decode. */
class SlowPlates extends PictureStore {
  override async open(source: PictureSource) {
    if (source.kind === 'card' && source.id === 'zone-plate')
      await new Promise((ready) => setTimeout(ready, 50));
    return super.open(source);
  }
}

const engine = sharedEngine();
let supplies: Supplies;
afterEach(() => vi.restoreAllMocks());
beforeEach(() => (supplies = new Supplies({ engine, pictures: new SlowPlates(), fetchWeights })));

it('leaves the engine with the network that was asked for last, though another was being loaded', async () => {
  await supplies.network(shipped, 2, signal);
  const passing = supplies.network(shipped, 3, signal);
  const last = await supplies.network(shipped, 2, signal);
  await passing;
  expect(last.info.config.scale).toBe(2);
  expect((await engine.run({ picture: lr, sites: [] })).output.width).toBe(2 * lr.width);
});

/** A network that never answers for one scale. */
const stalled =
  (stalledScale: number): WeightsSource =>
  (scale, { signal }) =>
    scale === stalledScale
      ? new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as DOMException)),
        )
      : fetchWeights(scale);

it('does not wait for weights that nobody waits for any more', async () => {
  supplies = new Supplies({ engine, pictures: new SlowPlates(), fetchWeights: stalled(3) });
  const cancelled = new AbortController();
  supplies.fetchAhead(shipped, 3);
  const given = supplies.network(shipped, 3, cancelled.signal);
  const refused = expect(given).rejects.toThrow(/abort/);
  await Promise.resolve();
  cancelled.abort();
  const next = await supplies.network(shipped, 4, signal);
  await refused;
  expect(next.info.config.scale).toBe(4);
});

it('gives up what was being fetched ahead when another scale is asked for', () => {
  const signals: AbortSignal[] = [];
  const source: WeightsSource = (scale, options) => {
    signals.push(options.signal);
    return stalled(scale)(scale, options);
  };
  supplies = new Supplies({ engine, pictures: new SlowPlates(), fetchWeights: source });
  supplies.fetchAhead(shipped, 3);
  supplies.fetchAhead(shipped, 3);
  supplies.fetchAhead(shipped, 4);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

it('tells how far the weights are that were fetched ahead, from where they stand', async () => {
  let finish: () => void = () => undefined;
  supplies = new Supplies({
    engine,
    pictures: new SlowPlates(),
    fetchWeights: (scale, { onProgress }) => {
      onProgress?.({ bytes: 1 });
      return new Promise((resolve) => {
        finish = () => {
          onProgress?.({ bytes: 2 });
          resolve(fetchWeights(scale));
        };
      });
    },
  });
  const told: number[] = [];
  supplies.fetchAhead(shipped, 2);
  const network = supplies.network(shipped, 2, signal, ({ bytes }) => told.push(bytes));
  await expect.poll(() => told).toEqual([1]);
  finish();
  await network;
  expect(told).toEqual([1, 2]);
});

it('does not load a network again that is there already', async () => {
  const network = await supplies.network(shipped, 2, signal);
  expect(await supplies.network(shipped, 2, signal)).toBe(network);
});

it.each([true, false])(
  'brings the tail’s convolutions, with the mean colour if the checkpoint has one: %s',
  async (mean) => {
    const state = stateOf(tiny, mean);
    const bytes = arrayBuffer(writeSafetensors(state, 'F32'));
    const { tailParameters } = await supplies.network({ kind: 'file', name: 'tiny', bytes }, 2, signal);
    const names = [...state.keys()].filter((name) => /^(tail|add_mean)/.test(name));
    expect([...tailParameters.keys()].sort()).toEqual(names.sort());
    for (const [name, parameter] of tailParameters) expect(parameter).toEqual(state.get(name));
  },
);

it('prepares each wish’s own picture, though one before it takes longer to open', async () => {
  const wish = (id: 'zone-plate' | 'facade'): Wish => ({
    picture: { kind: 'card', id },
    role: 'hr',
    extent: firstExtent,
    scale: 2,
    checkpoint: shipped,
  });
  const [plate, facade] = await Promise.all([
    supplies.picture(wish('zone-plate'), signal),
    supplies.picture(wish('facade'), signal),
  ]);
  expect(plate.picture.hr).toEqual(drawCard('zone-plate', 192));
  expect(facade.picture.hr).toEqual(drawCard('facade', 192));
});

it('loads the network again where another was given up while it was being loaded', async () => {
  const cancelled = new AbortController();
  const load = engine.loadCheckpoint.bind(engine);
  vi.spyOn(engine, 'loadCheckpoint').mockImplementation(async (name, data, options) => {
    const info = await load(name, data);
    if (options?.signal?.aborted) throw abortError();
    return info;
  });
  await supplies.network(shipped, 2, signal);
  const bytes = await fetchWeights(3);
  const given = supplies.network({ kind: 'file', name: 'own.pt', bytes }, 3, cancelled.signal);
  const refused = expect(given).rejects.toMatchObject({ name: 'AbortError' });
  await Promise.resolve();
  cancelled.abort();
  await refused;
  const { info } = await supplies.network(shipped, 2, signal);
  expect(info.config.scale).toBe(2);
  expect((await engine.run({ picture: lr, sites: [] })).output.width).toBe(2 * lr.width);
});
