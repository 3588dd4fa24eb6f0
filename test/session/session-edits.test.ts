import { describe, expect, it } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import type { RunOptions, RunRequest } from '../../src/engine/protocol.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { attention, blockConv2, group, tailInput } from '../../src/model/sites.ts';
import { figureState } from '../../src/figures/frame/figure-state.ts';
import { frameWords } from '../../src/figures/frame/words.ts';
import { PictureStore } from '../../src/session/pictures/picture-store.ts';
import { Session } from '../../src/session/session.svelte.ts';
import { checkpointBytes } from '../engine/fixture.ts';
import { sharedEngine } from '../engine/shared-engine.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { pictureOf, settled, small, wishFor } from './session-fixture.ts';

const leaves = pictureOf('leaves.png', 'dead-leaves', 32);
const plate = pictureOf('plate.png', 'zone-plate', 32);

const mute: Edit = { kind: 'mute', site: attention(1, 1), channels: [5] };
const gate = (value: number): Edit => ({ kind: 'gate', site: tailInput, value });

/** An engine that says what it was asked. */
class ListeningEngine extends Engine {
  readonly requests: RunRequest[] = [];

  override run(request: RunRequest, options?: RunOptions) {
    this.requests.push(request);
    return super.run(request, options);
  }
}

const engine = sharedEngine('wasm', new ListeningEngine());

function open(edits: readonly Edit[] = []): Session {
  const parts = { engine, pictures: new PictureStore(), fetchWeights: small };
  return new Session(parts, wishFor(leaves), edits);
}

async function started(edits: readonly Edit[] = []): Promise<Session> {
  const session = open(edits);
  await session.start('wasm');
  await settled(session);
  return session;
}

const stateOf = (session: Session) =>
  figureState(session, frameWords.en, { missing: false, attention: true }).kind;

describe('a session with edits', () => {
  it('runs the picture with them, keeps the plain run, and undo shows the very same run again', async () => {
    const session = await started();
    const plain = session.run.shown!;
    expect(session.run.plain).toBe(plain);
    session.edits.change([mute]);
    expect([session.edits.pending, stateOf(session)]).toEqual([true, 'stale']);
    await settled(session);
    expect(session.run.shown).toMatchObject({ edits: [mute], picture: plain.picture, wish: plain.wish });
    expect(session.run.plain).toBe(plain);
    expect(session.run.attentionOf(1, 1)![5]).toBe(0);
    expect(session.run.shown!.scores!.sr.psnr).not.toBe(plain.scores!.sr.psnr);
    expect(session.run.shown!.sr).not.toEqual(plain.sr);
    expect(stateOf(session)).toBe('ready');
    const runs = engine.requests.length;
    session.edits.undo();
    await settled(session);
    expect(session.run.shown).toBe(plain);
    expect(engine.requests).toHaveLength(runs);
    session.edits.redo();
    await settled(session);
    expect(session.run.attentionOf(1, 1)![5]).toBe(0);
    session.edits.reset();
    await settled(session);
    expect(session.run.shown).toBe(plain);
  });

  it('undo while a run goes on keeps the edited run that is there', async () => {
    const session = await started([mute]);
    const before = session.run.shown!;
    session.edits.change([mute, gate(0.5)]);
    await expect.poll(() => session.tasks.isRunning('edits')).toBe(true);
    session.edits.undo();
    await settled(session);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(session.run.shown).toBe(before);
    expect(session.edits.pending).toBe(false);
  });

  it('computes what a run with the same edits from the beginning does, bit for bit', async () => {
    const session = await started();
    session.edits.change([gate(0.5)]);
    await settled(session);
    session.edits.change([mute, gate(0.25)]);
    await settled(session);
    const { trace, picture } = session.run.shown!;
    // Without a list the engine forgets what it kept; the next run is from the beginning.
    await engine.run({ picture: picture.lr, sites: [] });
    const whole = await engine.run({ picture: picture.lr, sites: [], edits: [mute, gate(0.25)] });
    expect(trace.records.get(attention(1, 1))).toEqual(whole.trace.records.get(attention(1, 1)));
    expect(session.run.shown!.sr).toEqual(restoreColors(whole.output, picture.lr));
  });

  it('runs one list at a time while something is dragged, the newest last, and undoes the drag as one', async () => {
    const session = await started();
    const before = engine.requests.length;
    for (const value of [0.9, 0.7, 0.5, 0.3, 0.1]) session.edits.change([gate(value)], 'gate');
    session.edits.endGesture();
    await settled(session);
    expect(engine.requests.slice(before).map(({ edits }) => edits)).toEqual([[gate(0.9)], [gate(0.1)]]);
    expect(session.run.shown?.edits).toEqual([gate(0.1)]);
    session.edits.undo();
    await settled(session);
    expect(session.run.shown).toBe(session.run.plain);
  });

  it('records only those maps anew that the edit can have changed', async () => {
    const session = await started();
    session.maps.want('figure-5', [blockConv2(0, 0), group(1)]);
    await settled(session);
    const [early, late] = [session.run.record(blockConv2(0, 0)), session.run.record(group(1))];
    session.edits.change([mute]);
    await settled(session);
    expect(engine.requests.at(-1)?.sites).toEqual([group(1)]);
    expect(session.run.record(blockConv2(0, 0))).toBe(early);
    expect(session.run.record(group(1))?.data).not.toEqual(late?.data);
  });

  it('shows a new picture without the edits first, then with them', async () => {
    const session = await started();
    session.edits.change([mute]);
    await settled(session);
    const edited = session.run.shown;
    await session.change({ picture: plate });
    await settled(session);
    expect(session.run.plain).toMatchObject({ edits: [], wish: { picture: plate } });
    expect(session.run.shown).toMatchObject({ edits: [mute], wish: { picture: plate } });
    expect(session.run.shown).not.toBe(edited);
    expect(engine.requests.slice(-2).map(({ edits }) => edits)).toEqual([[], [mute]]);
  });

  it('leaves out, and names, what another network has no place for', async () => {
    const session = await started();
    session.edits.change([mute, gate(0.5)]);
    await settled(session);
    const small = checkpointBytes(loadReference('g1b3c4r2-x2-1ch-5x11'));
    await session.openCheckpoint('small.safetensors', small);
    await settled(session);
    expect(session.notice).toMatchObject({ code: 'edits-left-out', details: { places: attention(1, 1) } });
    expect(session.run.shown).toMatchObject({ edits: [gate(0.5)] });
    session.edits.undo();
    expect(session.edits.list).toEqual([]);
  });

  it('takes edits from an address, and refuses them all if one has no place', async () => {
    const good = await started([mute]);
    expect(good.notice).toBeUndefined();
    expect(good.run.shown?.edits).toEqual([mute]);
    expect(good.run.plain?.edits).toEqual([]);
    const bad = await started([mute, { kind: 'mute', site: attention(9, 0), channels: [0] }]);
    expect(bad.notice).toMatchObject({ code: 'bad-edit', details: { entry: 1 } });
    expect(bad.edits.list).toEqual([]);
    expect(bad.run.shown).toBe(bad.run.plain);
  });

  it('goes back to the edits on the page when a run is cancelled or refused', async () => {
    const session = await started();
    session.edits.change([mute]);
    await settled(session);
    const good = session.run.shown;
    session.edits.change([mute, gate(0)]);
    session.cancel();
    await settled(session);
    expect([session.run.shown, session.edits.list]).toEqual([good, [mute]]);
    session.edits.change([{ kind: 'mute', site: attention(0, 0), channels: [99] }]);
    await settled(session);
    expect(session.notice).toMatchObject({ code: 'bad-edit' });
    expect([session.run.shown, session.edits.list]).toEqual([good, [mute]]);
  });

  it('measures in the background over the plain picture, and lets the reader go first', async () => {
    const session = await started();
    session.edits.change([gate(0.5)]);
    await settled(session);
    const { plain } = session.run;
    const signal = new AbortController().signal;
    const measured = session.background.run({ sites: [], edits: [mute], attention: false }, signal);
    session.edits.change([gate(0.25)]);
    const { output, trace } = await measured;
    expect(session.run.shown?.edits).toEqual([gate(0.25)]);
    const order = engine.requests.slice(-2).map(({ edits }) => edits);
    expect(order).toEqual([[gate(0.25)], [mute]]);
    expect(session.run.plain).toBe(plain);
    expect(trace.records.size).toBe(0);
    session.edits.change([mute]);
    await settled(session);
    const again = await engine.run({ picture: plain!.picture.lr, sites: [], edits: [mute] });
    expect(output).toEqual(again.output);
  });

  it('ends a measurement when it is given up', async () => {
    const session = await started();
    const giveUp = new AbortController();
    const measured = session.background.run({ sites: [], edits: [mute] }, giveUp.signal);
    giveUp.abort();
    await expect(measured).rejects.toMatchObject({ name: 'AbortError' });
  });
});
