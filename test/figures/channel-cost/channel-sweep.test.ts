import { beforeAll, expect, it } from 'vitest';
import { channelCost, readOutput } from '../../../src/analysis/channel-cost.ts';
import { defaultSpectrum } from '../../../src/analysis/power-spectrum.ts';
import { mapSpectra, SpectrumMeter } from '../../../src/analysis/spectrum-meter.ts';
import { restoreColors } from '../../../src/image/restore-colors.ts';
import { allBlocks } from '../../../src/model/blocks.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, blockConv2, tailInput } from '../../../src/model/sites.ts';
import { ChannelSweep } from '../../../src/figures/channel-cost/channel-sweep.svelte.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { costPoints } from '../../../src/views/channel-cost/costs.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { fromDisk, pictureOf, wishFor } from '../../session/session-fixture.ts';

const [g, b] = [4, 4];
const half: Edit = { kind: 'gate', site: tailInput, value: 0.5 };

const engine = sharedEngine();
let session: Session;
let channels: ChannelSweep;
beforeAll(async () => {
  const parts = { engine, pictures: new PictureStore(), fetchWeights: fromDisk };
  session = new Session(parts, wishFor(pictureOf('facade.png', 'facade', 32)));
  await session.start('wasm');
  channels = new ChannelSweep(session, new Spectra(new Analyzer()));
});

const start = () => channels.start('block', [{ group: g, block: b }], defaultSpectrum);
const found = () => {
  const { plain, blocks, sweep } = channels;
  return costPoints({ plain: plain!, blocks, found: sweep.found }, 0.25);
};

it('finds what every channel costs on top of the edits that are shown', async () => {
  session.edits.change([half]);
  await expect.poll(() => session.edits.pending).toBe(false);
  await start();
  expect([channels.sweep.state, channels.stale]).toEqual(['done', false]);
  const points = found();
  expect(points.map(({ channel }) => channel)).toEqual(Array.from({ length: 32 }, (_, c) => c));

  const { lr, hr, scale } = session.run.shown!.picture;
  const meter = new SpectrumMeter(hr!.height, hr!.width);
  const run = (edits: readonly Edit[]) => engine.run({ picture: lr, sites: [blockConv2(g, b)], edits });
  const read = async (edits: readonly Edit[]) =>
    readOutput({ sr: restoreColors((await run(edits)).output, lr), hr, scale }, meter);
  const muted: Edit = { kind: 'mute', site: attention(g, b), channels: [7] };
  const { psnr, high } = channelCost(await read([half]), await read([half, muted]), 0.25);
  expect(points[7]).toMatchObject({ psnr, high });

  const { records } = (await run([half])).trace;
  expect(points[7]!.attention).toBe(records.get(attention(g, b))!.data[7]);
  expect(points[7]!.energy).toBe(mapSpectra(records.get(blockConv2(g, b))!).energy[7]);
});

it('is of another run than the page’s when the edits change, until they are as they were', async () => {
  session.edits.undo();
  expect(channels.stale).toBe(true);
  session.edits.redo();
  await expect.poll(() => session.edits.pending).toBe(false);
  expect(channels.stale).toBe(false);
});

it('goes on with its own edits while the reader makes others', async () => {
  const before = found();
  const sweeping = start();
  await expect.poll(() => channels.sweep.found.length, { interval: 1 }).toBeGreaterThan(2);
  session.edits.reset();
  await sweeping;
  expect([channels.sweep.state, channels.stale]).toEqual(['done', true]);
  expect(found()).toEqual(before);
});

it('ends when another picture comes, and keeps what it found of the one before', async () => {
  const sweeping = channels.start('all', allBlocks(session.run.config!), defaultSpectrum);
  await expect.poll(() => channels.sweep.found.length, { interval: 1 }).toBeGreaterThan(2);
  await session.change({ picture: pictureOf('other.png', 'zone-plate', 32) });
  await sweeping;
  expect([channels.sweep.state, channels.stale]).toEqual(['cancelled', true]);
  expect(found().length).toBeGreaterThan(2);
  expect(found().length).toBeLessThan(800);
  expect(channels.run!.shown.wish.picture).toMatchObject({ name: 'facade.png' });
});
