import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import type { RunOptions, RunRequest } from '../../src/engine/protocol.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { group, tailInput } from '../../src/model/sites.ts';
import { PictureStore } from '../../src/session/pictures/picture-store.ts';
import { Session } from '../../src/session/session.svelte.ts';
import { pictureOf, small, wishFor } from './session-fixture.ts';

const gate: Edit = { kind: 'gate', site: tailInput, value: 0.5 };

/** An engine whose worker stops in the middle of so many runs, and is running again when it says so. */
class StoppingEngine extends Engine {
  stops = 0;
  runs = 0;

  override async run(request: RunRequest, options?: RunOptions) {
    this.runs++;
    if (this.stops > 0) {
      this.stops--;
      throw new ReaderError('backend-stopped', 'The wasm backend stopped working.', { backend: 'wasm' });
    }
    return super.run(request, options);
  }
}

let engine: StoppingEngine;
afterEach(() => engine.dispose());

async function started(): Promise<Session> {
  engine = new StoppingEngine();
  const parts = { engine, pictures: new PictureStore(), fetchWeights: small };
  const session = new Session(parts, wishFor(pictureOf('leaves.png', 'dead-leaves', 32)));
  await session.start('wasm');
  engine.runs = 0;
  return session;
}

const settled = (session: Session) =>
  expect
    .poll(() => session.tasks.activity.kind === 'idle' && !session.edits.pending, { interval: 2 })
    .toBe(true);

describe('when the engine stops and has recovered', () => {
  it('a new picture is run again, and the reader is told of the stop', async () => {
    const session = await started();
    engine.stops = 1;
    const picture = pictureOf('plate.png', 'zone-plate', 32);
    await session.change({ picture });
    expect(session.run.shown?.wish.picture).toBe(picture);
    expect(session.notice).toMatchObject({ code: 'backend-stopped' });
    expect(engine.runs).toBe(2);
  });

  it('edits are run again, and only the reader’s list is shown', async () => {
    const session = await started();
    engine.stops = 1;
    session.edits.change([gate]);
    await settled(session);
    expect(session.run.shown?.edits).toEqual([gate]);
    expect(engine.runs).toBe(2);
  });

  it('edits are taken back when it stops twice', async () => {
    const session = await started();
    engine.stops = 2;
    session.edits.change([gate]);
    await settled(session);
    expect([session.edits.list, session.run.shown]).toEqual([[], session.run.plain]);
    expect(session.notice).toMatchObject({ code: 'backend-stopped' });
  });

  it('feature maps are recorded again without a word', async () => {
    const session = await started();
    engine.stops = 1;
    session.maps.want('figure-5', [group(1)]);
    await expect.poll(() => session.run.record(group(1)), { interval: 2 }).toBeDefined();
    expect(session.notice).toBeUndefined();
    expect(engine.runs).toBe(2);
  });

  it('feature maps that could not be recorded twice are told of', async () => {
    const session = await started();
    engine.stops = 2;
    session.maps.want('figure-5', [group(1)]);
    await settled(session);
    expect(session.run.record(group(1))).toBeUndefined();
    expect(session.notice).toMatchObject({ code: 'backend-stopped' });
  });

  it('a checkpoint of the reader’s own is loaded again', async () => {
    const session = await started();
    const load = engine.loadCheckpoint.bind(engine);
    let loads = 0;
    engine.loadCheckpoint = async (name, bytes) => {
      if (++loads === 1) throw new ReaderError('backend-stopped', 'The wasm backend stopped working.');
      return load(name, bytes);
    };
    await session.openCheckpoint('own.safetensors', await small(2, new AbortController()));
    expect(loads).toBe(2);
    expect(session.run.shown?.wish.checkpoint).toMatchObject({ kind: 'file', name: 'own.safetensors' });
  });
});

describe('when the reader cancels', () => {
  it('while feature maps are recorded, nothing is said, and they are not recorded', async () => {
    const session = await started();
    session.maps.want('figure-5', [group(1)]);
    expect(session.tasks.isRunning('maps')).toBe(true);
    session.cancel();
    expect(session.tasks.activity.kind).toBe('idle');
    // The next run comes after what the engine was given before.
    await session.background.run({ sites: [] }, new AbortController().signal);
    expect([session.notice, session.run.record(group(1))]).toEqual([undefined, undefined]);
  });
});

describe('when another backend is refused', () => {
  it('the reader is told, and the page goes on with the one before', async () => {
    const session = await started();
    const { shown } = session.run;
    await session.switchBackend('webgl');
    expect(session.notice).toMatchObject({ code: 'backend-unavailable' });
    expect([session.run.shown, session.tasks.activity.kind]).toEqual([shown, 'idle']);
  });
});
