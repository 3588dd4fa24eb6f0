import { describe, expect, it } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import { crop } from '../../src/image/crop.ts';
import { decodePng } from '../../src/image/png.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { attention, group, shuffle } from '../../src/model/sites.ts';
import { figureState } from '../../src/figures/frame/figure-state.ts';
import { frameWords } from '../../src/figures/frame/words.ts';
import { sampleWords } from '../../src/session/locale/sample-words.ts';
import { sampleSentence } from '../../src/session/naming.ts';
import { PictureStore } from '../../src/session/pictures/picture-store.ts';
import { Session } from '../../src/session/session.svelte.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { sharedEngine } from '../engine/shared-engine.ts';
import { fromDisk, pictureOf, small, wishFor } from './session-fixture.ts';

// Small enough that a run takes a moment: 32 x 32 pixels for the network at scale 2.
const leaves = pictureOf('leaves.png', 'dead-leaves');
const plate = pictureOf('plate.png', 'zone-plate');

const textFile = { kind: 'file', name: 'notes.txt', file: new Blob(['no picture']) } as const;

const engine = sharedEngine();

function open(fetchWeights = small): Session {
  return new Session({ engine, pictures: new PictureStore(), fetchWeights }, wishFor(leaves));
}

const wordsOf = frameWords.en;

/** What a figure of attention and one of feature maps say of the shown run. */
const figures = (session: Session) => ({
  attention: figureState(session, wordsOf, { missing: false, attention: true }),
  maps: figureState(session, wordsOf, { missing: true, attention: false }),
});

describe('Session', () => {
  it('runs the first picture and scores it above bicubic', async () => {
    const session = open(fromDisk);
    await session.start('wasm');
    expect(session.notice).toBeUndefined();
    expect(session.run.shown?.picture.hr).toEqual(drawCard('dead-leaves', 64));
    expect(session.run.shown?.scores?.sr.psnr).toBeGreaterThan(
      session.run.shown?.scores?.bicubic.psnr ?? Infinity,
    );
    expect(session.run.attentionOf(4, 4)).toHaveLength(32);
    expect(session.tasks.activity.kind).toBe('idle');
  });

  it('keeps the last good run and says why when a file is no picture', async () => {
    const session = open();
    await session.start('wasm');
    const good = session.run.shown;
    await session.change({ picture: textFile });
    expect(session.run.shown).toBe(good);
    expect(session.wish).toBe(good?.wish);
    expect(session.notice).toMatchObject({ code: 'not-an-image' });
  });

  it('says no more why another scale is not on the page once a run is', async () => {
    const offline = new ReaderError('file-unreadable', 'The weights could not be fetched.');
    const session = open((scale, options) => (scale === 3 ? Promise.reject(offline) : small(scale, options)));
    await session.start('wasm');
    await session.setScale(3);
    expect([session.notice, session.wish.scale]).toEqual([offline, 2]);
    await session.setScale(4);
    expect([session.notice, session.wish.scale]).toEqual([undefined, 4]);
  });

  it('runs a system at another scale behind the page, whose own network then runs as before', async () => {
    const session = open();
    await session.start('wasm');
    const before = session.run.shown;
    const { signal } = new AbortController();
    const { output, weights } = await session.background.runSystem(
      { system: 'rcan', scale: 3, picture: crop(before!.picture.lr, { x: 0, y: 0, width: 12, height: 8 }) },
      { signal },
    );
    expect([output.width, output.height, weights]).toEqual([36, 24, 'trained']);
    expect(session.run.shown).toBe(before);
    const { output: again } = await session.background.run({ sites: [] }, signal);
    expect(restoreColors(again, before!.picture.lr)).toEqual(before!.sr);
  });

  it('takes the network on the page for its own scale, and the notebook’s for others', async () => {
    const session = open();
    await session.start('wasm');
    await session.openCheckpoint('own.safetensors', await small(2, new AbortController()));
    expect(session.background.checkpointFor(2)).toMatchObject({ kind: 'file', name: 'own.safetensors' });
    expect(session.background.checkpointFor(3)).toEqual({ kind: 'shipped' });
  });

  it('lets the newest wish win', async () => {
    const session = open();
    const first = session.start('wasm');
    const second = session.change({ picture: plate });
    await Promise.all([first, second]);
    expect(session.run.shown?.wish.picture).toBe(plate);
    expect(session.notice).toBeUndefined();
  });

  it('asks a network for its own sites only: one of another scale has others', async () => {
    const session = open();
    await session.start('wasm');
    // What a figure of the network for x4 wants when the reader goes back to x2: there is no second stage.
    session.maps.want('shuffle', [shuffle(0), shuffle(1)]);
    await session.change({ picture: plate });
    expect(session.notice).toBeUndefined();
    expect(session.run.shown?.wish.picture).toBe(plate);
    expect(session.run.record(shuffle(0))).toBeDefined();
    expect(session.run.record(shuffle(1))).toBeUndefined();
  });

  it('goes back to the last good run when the next is cancelled', async () => {
    const session = open();
    await session.start('wasm');
    const good = session.run.shown;
    const change = session.change({ picture: plate });
    session.cancel();
    await change;
    expect(session.run.shown).toBe(good);
    expect(session.wish).toBe(good?.wish);
    expect(session.tasks.activity.kind).toBe('idle');
  });

  it('records the feature maps that a figure on screen wants, and those of the first block stay equal', async () => {
    const session = open();
    await session.start('wasm');
    const before = session.run.attentionOf(0, 0);
    session.maps.want('figure-5', [group(1)]);
    await expect.poll(() => session.run.record(group(1))?.width, { timeout: 50_000 }).toBe(32);
    expect(session.run.record(attention(0, 0))?.data).toEqual(before);
  });

  it('says what is missing when the weights cannot be fetched, and still shows LR and bicubic', async () => {
    const session = open(() => Promise.reject(new Error('network down')));
    await session.start('wasm');
    expect(session.notice?.message).toBe('network down');
    expect(session.run.shown).toBeUndefined();
    expect(session.picture?.lr.width).toBe(32);
  });

  it('draws a test card so that its LR is 96 pixels wide at every scale', async () => {
    const session = open(() => Promise.reject(new Error('no network')));
    for (const scale of [2, 3, 4] as const) {
      await session.change({ picture: { kind: 'card', id: 'zone-plate' }, scale });
      expect(session.picture?.lr.width).toBe(96);
      expect(session.picture?.hr).toEqual(drawCard('zone-plate', 96 * scale));
    }
  });

  it('saves the picture under the name of the one that was opened', async () => {
    const session = open();
    await expect(session.savedPicture()).rejects.toThrow('no picture to save yet');
    await session.start('wasm');
    const file = await session.savedPicture();
    expect(file.name).toBe('leaves-rcan-x2.png');
    const saved = decodePng(new Uint8Array(await file.arrayBuffer()), file.name);
    expect(saved).toEqual(session.run.shown?.sr);
  });

  it('changes the scale together with its weights', async () => {
    const session = open();
    await session.start('wasm');
    await session.setScale(3);
    expect(session.run.shown?.network.info.config.scale).toBe(3);
    expect(session.run.shown?.sr.width).toBe(63);
  });

  it('works on the whole of a picture in exact tiles, with its attention and without its maps', async () => {
    const session = open();
    await session.start('wasm');
    const [good, before] = [session.run.shown!, session.run.attentionOf(1, 1)!];
    session.maps.want('figure-5', [group(1)]);
    await session.change({ extent: { kind: 'part', window: { x: 0, y: 0, width: 32, height: 32 } } });
    expect(session.run.shown?.sr.width).toBe(32);
    await session.change({ extent: { kind: 'whole', tiling: 'exact' } });
    expect(session.run.shown?.tiling).toEqual({ kind: 'exact', tiles: 1 });
    // Equal up to rounding, which may fall on either side of a half.
    const off = session.run.shown!.sr.data.map((value, i) => Math.abs(value - good.sr.data[i]!));
    expect(Math.max(...off)).toBeLessThanOrEqual(1);
    expect(relativeError(session.run.attentionOf(1, 1)!, before)).toBeLessThan(1e-4);
    expect(session.run.record(group(1))).toBeUndefined();
    expect(figures(session)).toEqual({
      attention: { kind: 'ready' },
      maps: { kind: 'absent', what: wordsOf.noMapsOfWhole },
    });
    expect(session.tasks.activity.kind).toBe('idle');
    await session.change({ picture: plate });
    expect(session.run.shown?.tiling.kind).toBe('none');
  });

  it('works on the whole of a picture in the official tiles, of which each has its own attention', async () => {
    const session = open();
    await session.start('wasm');
    await session.change({ extent: { kind: 'whole', tiling: 'chop' } });
    expect(session.run.shown?.tiling).toEqual({ kind: 'chop', tiles: 4 });
    expect(session.run.attentionOf(0, 0)).toBeUndefined();
    expect(figures(session).attention).toEqual({ kind: 'absent', what: wordsOf.attentionPerTile(4) });
    expect(sampleSentence({ ...session.run.shown!, config: session.run.config! }, sampleWords.en)).toContain(
      'LR 32 × 32 px, in 4 tiles, attention pooled per tile, RCAN of',
    );
  });
});
