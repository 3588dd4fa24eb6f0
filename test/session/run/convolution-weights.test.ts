import { describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import * as sites from '../../../src/model/sites.ts';
import { ReaderError } from '../../../src/image/reader-error.ts';
import { blockWeights } from '../../../src/session/block-weights.ts';
import { ConvolutionWeights } from '../../../src/session/run/convolution-weights.svelte.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { checkpointBytes } from '../../engine/fixture.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { loadReference } from '../../fixtures/reference-files.ts';
import { pictureOf, settled, small, wishFor } from '../session-fixture.ts';

const { config, state } = loadReference('g2b2c8r4-x2-3ch-7x9');
const leaves = pictureOf('leaves.png', 'dead-leaves', 32);
const first = sites.blockConv1(0, 1);
const second = sites.blockConv2(1, 0);
const half: Edit = { kind: 'set-weight', site: first, index: [3, 2, 1, 0], value: 0.5 };

const engine = sharedEngine();

async function started(edits: readonly Edit[] = []): Promise<Session> {
  const session = new Session(
    { engine, pictures: new PictureStore(), fetchWeights: small },
    wishFor(leaves),
    edits,
  );
  await session.start('wasm');
  await settled(session);
  return session;
}

const fetched = (session: Session, site: sites.Site) =>
  expect.poll(() => session.convolutions.at(site), { interval: 2 }).toBeDefined();

const own = (site: sites.Site) => ({
  weight: state.get(sites.weight(site)),
  bias: state.get(sites.bias(site)),
});

describe('the weights of a convolution on the page', () => {
  it('come when a figure asks for them, and not again', async () => {
    const session = await started();
    const asked = vi.spyOn(engine, 'parameters');
    expect(session.convolutions.at(first)).toBeUndefined();
    session.convolutions.want('figure-1', [first]);
    session.convolutions.want('figure-2', [first, second]);
    await fetched(session, first);
    await fetched(session, second);
    expect(session.convolutions.at(first)).toEqual(own(first));
    expect(session.convolutions.at(second)?.weight.shape).toEqual([8, 8, 3, 3]);
    expect(asked.mock.calls.map(([names]) => names)).toEqual([
      [`${first}.weight`, `${first}.bias`],
      [`${second}.weight`, `${second}.bias`],
    ]);
    asked.mockRestore();
  });

  it('are there with the network, of its attention and its tail', async () => {
    const session = await started();
    for (const site of [sites.squeeze(1, 1), sites.excite(0, 0), sites.upConv(0), sites.tailConv])
      expect(session.convolutions.at(site)).toEqual(own(site));
  });

  it('are there for every other convolution too, and for nothing else', async () => {
    const session = await started();
    const others = [sites.head, sites.groupConv(config, 1), sites.bodyConv(config)];
    const asked = vi.spyOn(engine, 'parameters');
    session.convolutions.want('figure-1', [sites.group(0), sites.subMean, 'body.77', ...others]);
    for (const site of others) {
      await fetched(session, site);
      expect(session.convolutions.at(site)).toEqual(own(site));
    }
    expect(asked).toHaveBeenCalledTimes(others.length);
    expect(session.convolutions.error).toBeUndefined();
    asked.mockRestore();
  });

  it('are those of the shown run, with its edits, or with other ones', async () => {
    const session = await started([half]);
    session.convolutions.want('figure-1', [first]);
    await fetched(session, first);
    const index = (3 * 8 + 2) * 9 + 3;
    const weights = (edits?: readonly Edit[]) => session.convolutions.at(first, edits)!.weight.data;
    const plain = state.get(sites.weight(first))!.data;
    expect(weights()).toEqual(plain.with(index, 0.5));
    expect(weights([])).toEqual(plain);
    expect(weights([{ ...half, index: [0, 0, 0, 0] }])).toEqual(plain.with(0, 0.5));
    session.edits.undo();
    session.edits.reset();
    await settled(session);
    expect(weights()).toEqual(plain);
  });

  it('are copied once for one list of edits, and never where there are none', async () => {
    const session = await started([half]);
    session.convolutions.want('figure-1', [first]);
    await fetched(session, first);
    expect(session.convolutions.at(first)!.weight).toBe(
      session.convolutions.at(first, [{ ...half }])!.weight,
    );
    expect(session.convolutions.at(first, [])!.weight).toBe(session.convolutions.at(first, [])!.weight);
  });

  it('are edited where they came with the network too', async () => {
    const bias = (site: sites.Site): Edit => ({ kind: 'set-bias', site, channels: [1], value: 2 });
    const session = await started([bias(sites.squeeze(1, 0)), bias(sites.upConv(0)), half]);
    const own = (site: sites.Site) => state.get(sites.bias(site))!.data;
    expect(blockWeights(session, 1, 0)!.bd!.data).toEqual(own(sites.squeeze(1, 0)).with(1, 2));
    expect(blockWeights(session, 1, 0)!.bu!.data).toEqual(own(sites.excite(1, 0)));
    const tail = session.convolutions.tail!;
    expect(tail.get(sites.bias(sites.upConv(0)))!.data).toEqual(own(sites.upConv(0)).with(1, 2));
    expect([...tail.keys()]).toEqual([...session.run.shown!.network.tailParameters.keys()]);
    session.edits.change([half]);
    await settled(session);
    expect(session.convolutions.tail).toBe(session.run.shown!.network.tailParameters);
  });

  it('are the new network’s as soon as that is shown', async () => {
    const session = await started();
    session.convolutions.want('figure-1', [sites.head]);
    await fetched(session, sites.head);
    const other = loadReference('g1b3c4r2-x2-1ch-5x11');
    await session.openCheckpoint('small.safetensors', checkpointBytes(other));
    await fetched(session, sites.head);
    expect(session.convolutions.at(sites.head)!.weight).toEqual(other.state.get('head.0.weight'));
  });

  it('are the shown network’s though another one has been loaded behind the page', async () => {
    const session = await started();
    const { signal } = new AbortController();
    const picture = session.picture!.lr;
    await session.background.runSystem({ system: 'rcan', scale: 4, picture }, { signal });
    session.convolutions.want('figure-1', [first]);
    await fetched(session, first);
    expect(session.convolutions.at(first)).toEqual(own(first));
  });

  it('do not wait for a run', async () => {
    const session = await started();
    const run = engine.run.bind(engine);
    let finish: () => void = () => undefined;
    const stalled = vi.spyOn(engine, 'run').mockImplementation(async (request, options) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return run(request, options);
    });
    session.edits.change([half]);
    await expect.poll(() => session.tasks.isRunning('edits')).toBe(true);
    session.convolutions.want('figure-1', [first]);
    await fetched(session, first);
    expect(session.edits.pending).toBe(true);
    finish();
    stalled.mockRestore();
    await settled(session);
  });

  it('stay for a while after the figure has gone, and not for ever', async () => {
    const { tasks, run } = await started();
    const { network } = run.shown!;
    const info = { ...network.info, config: { ...network.info.config, blocks: 40 } };
    const supplies = {
      network: () => Promise.resolve(network),
      parametersOf: (_: unknown, names: readonly string[]) =>
        Promise.resolve(new Map(names.map((name) => [name, { shape: [1], data: new Float32Array(1) }]))),
    };
    const weights = new ConvolutionWeights({
      run: { shown: { ...run.shown!, network: { ...network, info } } },
      supplies,
      tasks,
    });
    const there = () =>
      Array.from({ length: 40 }, (_, b) => weights.at(sites.blockConv1(1, b)) !== undefined);
    for (let b = 0; b < 40; b++) {
      weights.want('figure-1', [sites.blockConv1(1, b)]);
      await expect.poll(() => there()[b], { interval: 1 }).toBe(true);
    }
    expect(there().lastIndexOf(false)).toBe(40 - 1 - 1 - 24);
  });

  it('say why they could not be had, and are asked for once more', async () => {
    const session = await started();
    const refused = vi
      .spyOn(engine, 'parameters')
      .mockRejectedValueOnce(new ReaderError('backend-stopped', 'The backend stopped.'));
    session.convolutions.want('figure-1', [first]);
    await expect.poll(() => session.convolutions.error?.message).toBe('The backend stopped.');
    refused.mockRestore();
    session.convolutions.want('figure-1', [first]);
    await fetched(session, first);
    expect(session.convolutions.error).toBeUndefined();
  });
});
