import { beforeEach, describe, expect, it } from 'vitest';
import { partPlane } from '../../../src/analysis/part-plane.ts';
import { defaultSpectrum } from '../../../src/analysis/power-spectrum.ts';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { ContributionsOptions, ContributionsRequest } from '../../../src/engine/protocol.ts';
import type { BlockPlace } from '../../../src/model/blocks.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention } from '../../../src/model/sites.ts';
import { ChannelParts } from '../../../src/figures/channel-parts/channel-parts.svelte.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { Analyzer } from '../../../src/session/measure/analyzer.ts';
import { Spectra } from '../../../src/session/measure/spectra.ts';
import { addedPoints } from '../../../src/views/channel-points/added.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { slowClock } from '../../engine/slow-clock.ts';
import { pictureOf, settled, small, wishFor } from '../../session/session-fixture.ts';

/** An engine that says what parts it was asked for. */
class ListeningEngine extends Engine {
  readonly asked: BlockPlace[] = [];

  override contributions(request: ContributionsRequest, options?: ContributionsOptions) {
    const [first] = request.parts;
    if (first && 'block' in first) this.asked.push({ group: first.group, block: first.block });
    return super.contributions(request, options);
  }
}

const engine = sharedEngine('wasm', new ListeningEngine());
/** The last block of the network: what it adds, nothing works on any more. */
const last = { group: 1, block: 1 };
const first = { group: 0, block: 0 };

let session: Session;
let parts: ChannelParts;
beforeEach(async () => {
  engine.asked.length = 0;
  const given = { engine, pictures: new PictureStore(), fetchWeights: small };
  session = new Session(given, wishFor(pictureOf('leaves.png', 'dead-leaves', 32)));
  await session.start('wasm');
  await settled(session);
  parts = new ChannelParts(session, new Spectra(new Analyzer()));
});

const now = () => ({ shown: session.run.shown!, spectrum: defaultSpectrum });
const edit = async (...edits: readonly Edit[]) => {
  session.edits.change(edits);
  await settled(session);
};

describe('what channels add to the output', () => {
  it('is, for the last block, what the output loses when the channel is muted', async () => {
    const half: Edit = { kind: 'scale', site: attention(1, 1), channels: [2], value: 0.5 };
    await edit(half);
    await parts.start(now(), [last]);
    expect(parts.sweep.state).toBe('done');
    const { table, attention: s, ...place } = parts.block(last)!;
    expect(place).toEqual(last);
    expect(s).toEqual(session.run.attentionOf(1, 1));

    const { lr } = session.run.shown!.picture;
    const run = async (edits: readonly Edit[]) =>
      (await engine.run({ picture: lr, sites: [], edits })).output;
    const whole = await run([half]);
    const points = addedPoints([parts.block(last)!], 0.25);
    for (let channel = 0; channel < 8; channel++) {
      const muted = await run([half, { kind: 'mute', site: attention(1, 1), channels: [channel] }]);
      const lost = { ...whole, data: whole.data.map((value, i) => value - muted.data[i]!) };
      const found = addedPoints(
        [{ ...last, table: planeSpectrum(partPlane(lost)).table, attention: [1] }],
        0.25,
      );
      for (const name of ['energy', 'high'] as const)
        expect(Math.abs(points[channel]![name] / found[0]![name] - 1), `${name} of ${channel}`).toBeLessThan(
          1e-3,
        );
    }
    expect([table.width, table.height, table.channels]).toEqual([32, 32, 8]);
  });

  it('is asked for one block at a time, and once', async () => {
    await parts.start(now(), [first, last]);
    expect(engine.asked).toEqual([first, last]);
    await parts.start(now(), [first, last, { group: 1, block: 0 }]);
    expect(engine.asked).toEqual([first, last, { group: 1, block: 0 }]);
  });

  it('is of one run: another picture, other edits or another window are other numbers', async () => {
    await parts.start(now(), [last]);
    const before = now();
    expect(parts.isOf(before)).toBe(true);
    expect(parts.isOf({ ...before, spectrum: { window: 'none', mean: 'removed' } })).toBe(false);

    await edit({ kind: 'mute', site: attention(0, 1), channels: [1] });
    expect([parts.isOf(now()), parts.isGone]).toEqual([false, false]);
    session.edits.undo();
    await settled(session);
    expect(parts.isOf(now()), 'with the edits undone').toBe(true);

    await session.change({ picture: pictureOf('plate.png', 'zone-plate', 32) });
    expect([parts.isOf(now()), parts.isGone]).toEqual([false, true]);
    expect(parts.block(last), 'kept until the next is computed').toBeDefined();
    await parts.start(now(), [first]);
    expect([parts.isOf(now()), parts.isGone]).toEqual([true, false]);
    expect(parts.block(last)).toBeUndefined();
  });

  it('tells how far it is within a block', async () => {
    slowClock();
    const seen = new Set<number>();
    const sweeping = parts.start(now(), [first]);
    const poll = setInterval(() => seen.add(parts.sweep.share), 0);
    await sweeping;
    clearInterval(poll);
    expect([...seen].some((share) => share > 0 && share < 1)).toBe(true);
  });

  it('cancelled half-way keeps the blocks it has, leaves no tensors, and goes on from there', async () => {
    await parts.start(now(), [first]);
    const kept = await engine.numTensors();
    slowClock();
    const sweeping = parts.start(now(), [first, { group: 0, block: 1 }, last]);
    await expect.poll(() => parts.sweep.share, { interval: 0 }).toBeGreaterThan(0);
    parts.sweep.cancel();
    await sweeping;
    expect(parts.sweep.state).toBe('cancelled');
    expect([first, last].map((place) => parts.block(place) !== undefined)).toEqual([true, false]);
    await engine.contributions({ picture: session.run.shown!.picture.lr, parts: [], edits: [] });
    expect(await engine.numTensors()).toBe(kept);
    await parts.start(now(), [first, last]);
    expect(parts.block(last)).toBeDefined();
  });

  it('is cancelled when no figure shows it any more', async () => {
    const [one, other] = [parts.attach(), parts.attach()];
    slowClock();
    const sweeping = parts.start(now(), [first, last]);
    one();
    expect(parts.sweep.state).toBe('running');
    other();
    expect(parts.sweep.state).toBe('cancelled');
    await sweeping;
  });
});
