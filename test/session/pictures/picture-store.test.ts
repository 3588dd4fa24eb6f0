import { describe, expect, it } from 'vitest';
import { downscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { encodePng } from '../../../src/image/png.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';

const card = { kind: 'card', id: 'zone-plate', size: 96 } as const;

describe('PictureStore', () => {
  it('degrades an HR picture by MATLAB bicubic and keeps the truth', async () => {
    const store = new PictureStore();
    await store.open(card);
    const prepared = await store.prepare('hr', 3);
    expect(prepared.hr).toEqual(drawCard('zone-plate', 96));
    expect(prepared.lr).toEqual(downscale(drawCard('zone-plate', 96), 3));
    expect([prepared.bicubic.width, prepared.bicubic.height]).toEqual([96, 96]);
  });

  it('takes an LR picture as it is; there is no truth to score against', async () => {
    const store = new PictureStore();
    await store.open(card);
    const prepared = await store.prepare('lr', 2);
    expect(prepared.lr.width).toBe(96);
    expect(prepared.hr).toBeUndefined();
    expect(await store.score(prepared.bicubic, prepared)).toBeUndefined();
  });

  it('scores the network and bicubic against the truth', async () => {
    const store = new PictureStore();
    await store.open(card);
    const prepared = await store.prepare('hr', 2);
    const perfect = await store.score(drawCard('zone-plate', 96), prepared);
    expect(perfect?.sr).toEqual({ psnr: Infinity, ssim: 1 });
    expect(perfect?.bicubic.psnr).toBeGreaterThan(5);
    expect(perfect?.bicubic.ssim).toBeLessThan(1);
  });

  it('scores against the picture that was prepared last where none is named', async () => {
    const store = new PictureStore();
    await store.open(card);
    const first = await store.prepare('hr', 2);
    const sr = drawCard('facade', 96);
    const scores = await store.score(sr);
    expect(await store.score(sr, first)).toEqual(scores);
    await store.prepare('hr', 3);
    expect(await store.score(sr)).not.toEqual(scores);
    await store.prepare('lr', 2);
    expect(await store.score(sr)).toBeUndefined();
  });

  it('scores bicubic once for each picture that it scores against', async () => {
    const store = new PictureStore();
    await store.open(card);
    const { scale, hr, bicubic } = await store.prepare('hr', 2);
    let reads = 0;
    const counted = {
      ...bicubic,
      get data() {
        reads++;
        return bicubic.data;
      },
    };
    const reference = { scale, hr: hr!, bicubic: counted };
    const first = await store.score(drawCard('facade', 96), reference);
    const before = reads;
    const second = await store.score(hr!, reference);
    expect(before).toBeGreaterThan(0);
    expect(reads).toBe(before);
    expect(second!.bicubic).toEqual(first!.bicubic);
    expect(second!.sr.psnr).toBe(Infinity);
  });

  it('cuts the window that it is asked for', async () => {
    const store = new PictureStore();
    await store.open(card);
    const { window, hr } = await store.prepare('hr', 2, { x: 10, y: 20, width: 33, height: 30 });
    expect(window).toEqual({ x: 10, y: 20, width: 32, height: 30 });
    expect([hr?.width, hr?.height]).toEqual([32, 30]);
  });

  it('keeps the opened picture when the next one cannot be opened', async () => {
    const store = new PictureStore();
    await store.open(card);
    const bad = new Blob([new Uint8Array([1, 2, 3])]);
    await expect(store.open({ kind: 'file', name: 'notes.txt', file: bad })).rejects.toMatchObject({
      code: 'not-an-image',
    });
    expect((await store.prepare('hr', 2)).hr).toEqual(drawCard('zone-plate', 96));
  });

  it('refuses a picture that leaves nothing to look at, naming its size and the least', async () => {
    const store = new PictureStore();
    const tiny = encodePng({ width: 10, height: 40, channels: 1, data: new Uint8ClampedArray(400) });
    await store.open({ kind: 'file', name: 'tiny.png', file: new Blob([new Uint8Array(tiny)]) });
    await expect(store.prepare('hr', 2)).rejects.toThrow(/10 × 40.*at least 16 px/);
    expect((await store.prepare('lr', 2)).lr.width).toBe(10);
  });

  it('makes a thumbnail of at most 320 pixels', async () => {
    const opened = await new PictureStore().open({ ...card, size: 500 });
    expect(opened).toMatchObject({ width: 500, height: 500 });
    expect(opened.thumbnail.width).toBe(250);
  });

  it.each([
    [1, 1, /"dot\.png" is 1 × 1; at x2 it must be at least 16 px on each side\. Take a larger one\.$/],
    [9, 40, /"dot\.png" is 9 × 40.* Take a larger one or use it as LR\.$/],
  ])(
    'names a file that is too small, %i x %i, and LR only where it would do',
    async (width, height, words) => {
      const store = new PictureStore();
      const data = new Uint8ClampedArray(width * height);
      const file = new Blob([new Uint8Array(encodePng({ width, height, channels: 1, data }))]);
      await store.open({ kind: 'file', name: 'dot.png', file });
      await expect(store.prepare('hr', 2)).rejects.toThrow(words);
      await expect(store.prepare('hr', 2)).rejects.toMatchObject({ details: { file: 'dot.png' } });
    },
  );
});
