import { describe, expect, it } from 'vitest';
import { downscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import { crop } from '../../../src/image/crop.ts';
import { MAX_PIXELS } from '../../../src/image/file-errors.ts';
import { encodePng } from '../../../src/image/png.ts';
import { PictureStore } from '../../../src/session/pictures/picture-store.ts';
import {
  longestSide,
  racePicture,
  raceSize,
  type PageOriginal,
} from '../../../src/figures/race/race-picture.ts';

const truth = crop(drawCard('facade', 96), { x: 0, y: 0, width: 96, height: 72 });
const file = {
  kind: 'file',
  name: 'facade.png',
  file: new Blob([new Uint8Array(encodePng(truth))]),
} as const;

async function opened(role: 'hr' | 'lr', picture: PageOriginal['picture'] = file): Promise<PageOriginal> {
  const store = new PictureStore();
  await store.open(picture.kind === 'card' ? { ...picture, size: 96 } : picture);
  return { picture, prepared: await store.prepare(role, 2) };
}

describe('the picture of a race', () => {
  it('is drawn at the size of a test card, up to that of the largest picture that can be opened', async () => {
    const original = await opened('hr', { kind: 'card', id: 'facade' });
    expect(longestSide(original, 4)).toBe(Math.floor(Math.sqrt(MAX_PIXELS) / 4));
    const { lr, hr } = await racePicture(original, 4, 32, new PictureStore());
    expect(hr).toEqual(drawCard('facade', 128));
    expect(lr).toEqual(downscale(drawCard('facade', 128), 4));
  });

  it('is the middle of a file, made smaller anew by the scale of the race', async () => {
    const original = await opened('hr');
    expect(longestSide(original, 3)).toBe(32);
    const { lr, hr } = await racePicture(original, 3, 16, new PictureStore());
    expect(hr).toEqual(crop(truth, { x: 24, y: 12, width: 48, height: 48 }));
    expect(lr).toEqual(downscale(hr!, 3));
  });

  it('is no larger than the file', async () => {
    const original = await opened('hr');
    expect(raceSize(original, 3, 64)).toEqual({ width: 32, height: 24 });
    const { lr } = await racePicture(original, 3, 64, new PictureStore());
    expect([lr.width, lr.height]).toEqual([32, 24]);
  });

  it('has no truth where the file is the small picture itself', async () => {
    const original = await opened('lr');
    const found = await racePicture(original, 4, 48, new PictureStore());
    expect(found).toEqual({ lr: crop(truth, { x: 24, y: 12, width: 48, height: 48 }) });
  });
});
