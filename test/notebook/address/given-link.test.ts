import { describe, expect, it } from 'vitest';
import { attention, group, hidden, tailInput } from '../../../src/model/sites.ts';
import { hashOf } from '../../../src/notebook/permalink/file-notes.ts';
import { GivenLink } from '../../../src/notebook/address/given-link.svelte.ts';
import type { LinkedView } from '../../../src/notebook/permalink/linked-view.ts';
import { MarkedChannels } from '../../../src/session/marked-channels.svelte.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import { Session } from '../../../src/session/session.svelte.ts';
import { checkpointBytes } from '../../engine/fixture.ts';
import { sharedEngine } from '../../engine/shared-engine.ts';
import { loadReference } from '../../fixtures/reference-files.ts';
import { pictureOf, settled, small, wishFor } from '../../session/session-fixture.ts';

const fallback = { site: attention(0, 0), channel: 0 };
const gate = { kind: 'gate', site: tailInput, value: 0.5 } as const;

const engine = sharedEngine();

/** A page that was opened with a link, once its first run is there: 2 groups of 2 blocks of 8 channels. */
async function opened(view: LinkedView) {
  const link = new GivenLink({ given: view, ignored: [] });
  const parts = { engine, pictures: new PictureStore(), fetchWeights: small };
  const session = new Session(parts, wishFor({ kind: 'card', id: 'facade' }));
  const marked = new MarkedChannels(view.marked);
  const { site, channel } = view;
  session.selection.current =
    site === undefined ? fallback : { site, ...(channel !== undefined && { channel }) };
  await session.start('wasm');
  const look = () => {
    link.check(session, marked, fallback);
    link.files.follow(session);
  };
  look();
  return { link, session, marked, look };
}

const parts = ({ ignored }: GivenLink) => ignored.map(({ part }) => part);

describe('a link', () => {
  it('that fits the network gives no message', async () => {
    const { link, session } = await opened({ site: hidden(1, 1), channel: 1 });
    expect(parts(link)).toEqual([]);
    expect(session.selection.current).toEqual({ site: hidden(1, 1), channel: 1 });
  });

  it('with a site, channel or mark that the network does not have names it, and applies the rest', async () => {
    const place = { group: 1, block: 1, channel: 7 };
    const { link, session, marked } = await opened({
      site: group(7),
      marked: [place, { group: 7, block: 0, channel: 0 }],
    });
    expect(parts(link)).toEqual(['site', 'marked']);
    expect(session.selection.current).toEqual(fallback);
    expect(marked.channels).toEqual([place]);
    engine.dispose();
    const other = await opened({ site: hidden(1, 1), channel: 2 });
    expect(other.link.ignored[0]).toMatchObject({
      part: 'channel',
      expected: { kind: 'range', from: 0, to: 1 },
    });
    expect(other.session.selection.current).toEqual({ site: hidden(1, 1), channel: 0 });
  });
});

describe('a link that was made with a picture of somebody’s own', () => {
  const window = { x: 8, y: 4, width: 32, height: 40 };
  const view: LinkedView = { picture: { width: 64, height: 64, name: 'leaves.png' }, window };

  it('keeps the parts that depend on it until it is opened, then applies the window', async () => {
    const { link, session, look } = await opened(view);
    expect(link.files.waiting).toEqual(view);
    await session.change({ picture: pictureOf('renamed.png', 'dead-leaves', 64) });
    look();
    expect(link.files.picture).toBeUndefined();
    await settled(session);
    expect(session.run.shown?.picture.window).toEqual(window);
  });

  it('recognises another picture by its size, and ends when the reader chooses a card', async () => {
    const { link, session, look } = await opened(view);
    await session.change({ picture: pictureOf('other.png', 'dead-leaves', 48) });
    look();
    expect(link.files.picture).toMatchObject({ mismatch: 'other.png' });
    expect(session.run.shown?.picture.window).toMatchObject({ width: 48 });
    await session.change({ picture: { kind: 'card', id: 'zone-plate' } });
    look();
    expect(link.files.picture).toBeUndefined();
  });
});

describe('a link that was made with a checkpoint of somebody’s own', () => {
  it('names a file that does not match, and applies the edits when the matching one is opened', async () => {
    const wanted = loadReference('g2b2c8r4-x2-3ch-7x9');
    const bytes = checkpointBytes(wanted);
    const hash = await hashOf(bytes);
    const view: LinkedView = {
      checkpoint: { config: wanted.config, ...(hash !== undefined && { hash }), name: 'mine.pt' },
      edits: [gate],
    };
    const { link, session, look } = await opened(view);
    expect([link.files.waiting, session.edits.list]).toEqual([view, []]);
    await session.openCheckpoint('other.pt', checkpointBytes(loadReference('g1b3c4r2-x2-1ch-5x11')));
    look();
    await expect.poll(() => link.files.checkpoint?.mismatch).toBe('other.pt');
    await session.openCheckpoint('mine.pt', bytes);
    look();
    await expect.poll(() => link.files.checkpoint).toBeUndefined();
    await settled(session);
    expect(session.run.shown?.edits).toEqual([gate]);
  });
});
