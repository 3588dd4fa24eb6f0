import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, group, tailInput } from '../../../src/model/sites.ts';
import { sampleWords } from '../../../src/session/locale/sample-words.ts';
import { comparedSentence } from '../../../src/session/naming.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { pictureOf, settled, small, wishFor } from '../session-fixture.ts';

const leaves = pictureOf('leaves.png', 'dead-leaves', 32);
const plate = pictureOf('plate.png', 'zone-plate', 32);

const mute: Edit = { kind: 'mute', site: attention(1, 1), channels: [5] };
const gate = (value: number): Edit => ({ kind: 'gate', site: tailInput, value });

const engine = sharedEngine();

async function started(edits: readonly Edit[] = []): Promise<Session> {
  const parts = { engine, pictures: new PictureStore(), fetchWeights: small };
  const session = new Session(parts, wishFor(leaves), edits);
  await session.start('wasm');
  await settled(session);
  return session;
}

const edit = async (session: Session, edits: readonly Edit[], gesture?: string): Promise<void> => {
  session.edits.change(edits, gesture);
  await settled(session);
};

describe('the run that figures are laid against', () => {
  it('is none at first, also where edits come with the address', async () => {
    expect((await started()).earlier.choices).toEqual([]);
    const session = await started([mute]);
    expect(session.earlier.choices).toEqual(['plain']);
    session.layAgainst('before');
    expect([session.earlier.shown, session.earlier.reference]).toEqual([undefined, undefined]);
  });

  it('is the one before the last change of the picture', async () => {
    const session = await started();
    const first = session.run.shown!;
    await session.change({ picture: plate });
    session.layAgainst('before');
    expect(session.earlier.choices).toEqual(['before']);
    expect(session.earlier.shown).toMatchObject({ wish: first.wish, sr: first.sr });
    expect(comparedSentence(session.earlier.shown!, sampleWords.en)).toBe(
      'Compared with: leaves.png at ×2, RCAN of 2 groups × 2 blocks × 8 channels.',
    );
    expect(session.earlier.attentionOf(1, 1)).toEqual(first.trace.records.get(attention(1, 1))?.data);
  });

  it('is the one before the last edit, and with an undo the edited one', async () => {
    const session = await started();
    session.layAgainst('before');
    await edit(session, [mute]);
    await edit(session, [mute, gate(0)]);
    expect(session.earlier.shown?.edits).toEqual([mute]);
    session.edits.undo();
    await settled(session);
    expect(session.earlier.shown?.edits).toEqual([mute, gate(0)]);
  });

  it('is the one before a drag, however many runs that takes', async () => {
    const session = await started();
    await edit(session, [mute]);
    for (const value of [0.9, 0.5, 0.2]) await edit(session, [mute, gate(value)], 'gate');
    session.layAgainst('before');
    expect(session.run.shown?.edits).toEqual([mute, gate(0.2)]);
    expect(session.earlier.shown?.edits).toEqual([mute]);
  });

  it('is the edited run of the picture before where edits stay on a new one', async () => {
    const session = await started([mute]);
    await session.change({ picture: plate });
    await settled(session);
    session.layAgainst('before');
    expect(session.run.shown?.edits).toEqual([mute]);
    expect(session.earlier.shown).toMatchObject({ wish: { picture: leaves }, edits: [mute] });
  });

  it('stays when the same is run once more on a backend', async () => {
    const session = await started();
    await edit(session, [mute]);
    await session.switchBackend('wasm');
    await settled(session);
    session.layAgainst('before');
    expect(session.earlier.shown?.edits).toEqual([]);
  });

  it('is the network without edits, as long as there are some', async () => {
    const session = await started();
    session.layAgainst('plain');
    await edit(session, [mute]);
    await edit(session, [mute, gate(0)]);
    expect(session.earlier.shown).toBe(session.run.plain);
    session.edits.reset();
    await settled(session);
    expect(session.earlier.shown).toBeUndefined();
  });

  it('has no attention to compare where its network has another shape', async () => {
    const session = await started();
    await session.setScale(3);
    session.layAgainst('before');
    expect(session.earlier.shown?.wish.scale).toBe(2);
    expect([session.earlier.hasSameShape, session.earlier.attentionOf(0, 0)]).toEqual([false, undefined]);
  });

  it('gets the maps that figures ask for, if it was run through the same network', async () => {
    const session = await started();
    await edit(session, [mute]);
    session.layAgainst('before');
    session.maps.want('figure-5', [group(1)]);
    await settled(session);
    const [now, before] = [session.run.record(group(1))!, session.earlier.record(group(1))!];
    expect(before).toMatchObject({ width: now.width, height: now.height, channels: now.channels });
    expect(before.data).not.toEqual(now.data);
    await session.setScale(3);
    await settled(session);
    expect(session.earlier.shown?.edits).toEqual([mute]);
    session.maps.want('figure-6', [group(0)]);
    await settled(session);
    expect(session.run.record(group(0))).toBeDefined();
    expect(session.earlier.record(group(0))).toBeUndefined();
  });
});
