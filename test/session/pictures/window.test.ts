import { describe, expect, it } from 'vitest';
import { canTile, centredWindow, fits, mustCut, snapWindow } from '../../../src/session/pictures/window.ts';

describe('the window of a picture that the network sees', () => {
  it('is the whole picture, cropped to a multiple of the scale, as long as its LR is small enough', () => {
    expect(centredWindow({ width: 401, height: 300 }, 3)).toEqual({ x: 0, y: 0, width: 399, height: 300 });
    expect(mustCut({ width: 1024, height: 1024 }, 2)).toBe(false);
  });

  it('is 256 LR pixels wide and high, in the middle, of a larger one', () => {
    expect(mustCut({ width: 4000, height: 3000 }, 2)).toBe(true);
    expect(centredWindow({ width: 4000, height: 3000 }, 2)).toEqual({
      x: 1744,
      y: 1244,
      width: 512,
      height: 512,
    });
  });

  it('never leaves the picture, not even a very long one', () => {
    expect(centredWindow({ width: 20000, height: 400 }, 4)).toEqual({
      x: 9488,
      y: 0,
      width: 1024,
      height: 400,
    });
  });

  it('can be the whole of a larger one, in tiles, up to 2 megapixels and a result of 16', () => {
    expect(canTile({ width: 2048, height: 1024 }, 1, 2)).toBe(true);
    expect(canTile({ width: 2049, height: 1024 }, 1, 2)).toBe(false);
    expect(canTile({ width: 4097, height: 2049 }, 2, 2)).toBe(true);
    expect(canTile({ width: 1000, height: 1000 }, 1, 4)).toBe(true);
    expect(canTile({ width: 1001, height: 1000 }, 1, 4)).toBe(false);
  });

  it('is put back inside and on the scale when it is moved', () => {
    const size = { width: 4000, height: 3000 };
    expect(snapWindow({ x: -50, y: 2900, width: 513, height: 512 }, size, 2)).toEqual({
      x: 0,
      y: 2488,
      width: 512,
      height: 512,
    });
    expect(fits({ x: 0, y: 0, width: 5000, height: 10 }, size)).toBe(false);
  });
});
