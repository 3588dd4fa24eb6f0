import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { attention, group } from '../../src/model/sites.ts';
import { PictureStore } from '../../src/notebook/picture/picture-store.ts';
import { Session } from '../../src/notebook/session.svelte.ts';
import type { WeightsSource } from '../../src/notebook/shipped-weights.ts';
import type { Wish } from '../../src/notebook/wish.ts';

const fromDisk: WeightsSource = async (scale) => {
  const bytes = await readFile(new URL(`../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  return new Uint8Array(bytes).buffer;
};

const firstWish: Wish = {
  picture: { kind: 'card', id: 'facade' },
  role: 'hr',
  scale: 2,
  checkpoint: { kind: 'shipped' },
};

const textFile = { kind: 'file', name: 'notes.txt', file: new Blob(['no picture']) } as const;

let engine: Engine;

function open(fetchWeights = fromDisk): Session {
  engine = new Engine();
  return new Session({ engine, pictures: new PictureStore(), fetchWeights }, firstWish);
}

afterEach(() => engine.dispose());

describe('Session', () => {
  it('runs the first picture and scores it above bicubic', async () => {
    const session = open();
    await session.start('wasm');
    expect(session.notice).toBeUndefined();
    expect(session.shown?.picture.hr).toEqual(drawCard('facade', 192));
    expect(session.shown?.scores?.sr.psnr).toBeGreaterThan(session.shown?.scores?.bicubic.psnr ?? Infinity);
    expect(session.attentionOf(4, 4)).toHaveLength(32);
    expect(session.activity.kind).toBe('idle');
  });

  it('keeps the last good run and says why when a file is no picture', async () => {
    const session = open();
    await session.start('wasm');
    const good = session.shown;
    await session.change({ picture: textFile });
    expect(session.shown).toBe(good);
    expect(session.wish).toBe(good?.wish);
    expect(session.notice).toMatchObject({ code: 'not-an-image' });
  });

  it('lets the newest wish win', async () => {
    const session = open();
    const first = session.start('wasm');
    const second = session.change({ picture: { kind: 'card', id: 'zone-plate' } });
    await Promise.all([first, second]);
    expect(session.shown?.wish.picture).toEqual({ kind: 'card', id: 'zone-plate' });
    expect(session.notice).toBeUndefined();
  });

  it('goes back to the last good run when the next is cancelled', async () => {
    const session = open();
    await session.start('wasm');
    const good = session.shown;
    const change = session.change({ picture: { kind: 'card', id: 'zone-plate' } });
    session.cancel();
    await change;
    expect(session.shown).toBe(good);
    expect(session.wish).toBe(good?.wish);
    expect(session.activity.kind).toBe('idle');
  });

  it('records the feature maps that a figure on screen wants, and those of the first block stay equal', async () => {
    const session = open();
    await session.start('wasm');
    const before = session.attentionOf(0, 0);
    session.want('figure-5', [group(1)]);
    await expect.poll(() => session.record(group(1))?.width, { timeout: 15_000 }).toBe(96);
    expect(session.record(attention(0, 0))?.data).toEqual(before);
  });

  it('says what is missing when the weights cannot be fetched, and still shows LR and bicubic', async () => {
    const session = open(() => Promise.reject(new Error('network down')));
    await session.start('wasm');
    expect(session.notice?.message).toBe('network down');
    expect(session.shown).toBeUndefined();
    expect(session.picture?.lr.width).toBe(96);
  });

  it('changes the scale together with its weights', async () => {
    const session = open();
    await session.start('wasm');
    await session.setScale(3);
    expect(session.shown?.checkpoint.config.scale).toBe(3);
    expect(session.shown?.sr.width).toBe(288);
  });
});
