import { describe, expect, it } from 'vitest';
import {
  fitted,
  panBy,
  pixelAt,
  place,
  placeFilled,
  stepZoom,
  zoomTo,
} from '../../../src/views/image-comparison/viewport.ts';
import type { Size, Viewport } from '../../../src/views/image-comparison/viewport.ts';

const pane: Size = { width: 400, height: 300 };
const picture: Size = { width: 90, height: 60 };

/** Where a picture point falls in the pane, in device pixels. */
function onScreen(view: Viewport, x: number, y: number, of: Size = picture): [number, number] {
  const { left, top, zoom } = place(view, pane, of);
  return [left + x * zoom, top + y * zoom];
}

describe('a picture in its pane', () => {
  it('is enlarged by a whole number and centred when all of it is shown', () => {
    expect(place(fitted(pane, picture), pane, picture)).toEqual({ left: 20, top: 30, zoom: 4 });
  });

  it('fills the pane where it is asked to, whole number or not', () => {
    const wide = { width: 3 * picture.width - 10, height: 4 * picture.height };
    const placed = placeFilled(wide, picture);
    expect(placed.zoom).toBeCloseTo(wide.width / picture.width, 12);
    expect(placed.left).toBe(0);
    expect(placed.top).toBe(Math.round((wide.height - picture.height * placed.zoom) / 2));
    expect(pixelAt({ x: wide.width - 1, y: wide.height / 2 }, placed, picture)?.x).toBe(picture.width - 1);
  });

  it('is shrunk to fit when it is larger than the pane', () => {
    const large = { width: 4096, height: 1024 };
    expect(place(fitted(pane, large), pane, large).zoom).toBeCloseTo(400 / 4096, 12);
  });

  it('never shows what lies beyond its edges once it fills the pane', () => {
    const view = panBy({ zoom: 10, centre: { x: 45, y: 30 } }, 10_000, -10_000, pane, picture);
    expect(onScreen(view, 0, picture.height)).toEqual([0, pane.height]);
  });

  it('follows the hand pixel by pixel', () => {
    const view = { zoom: 10, centre: { x: 45, y: 30 } };
    const [x, y] = onScreen(view, 45, 30);
    expect(onScreen(panBy(view, 17, -9, pane, picture), 45, 30)).toEqual([x + 17, y - 9]);
  });
});

describe('zooming', () => {
  it('keeps the picture point under the pointer where it is', () => {
    const before: Viewport = { zoom: 10, centre: { x: 40, y: 25 } };
    const at = { x: 230, y: 110 };
    const under = {
      x: before.centre.x + (at.x - pane.width / 2) / 10,
      y: before.centre.y + (at.y - pane.height / 2) / 10,
    };
    for (const zoom of [12, 17, 33]) {
      const [x, y] = onScreen(zoomTo(before, zoom, at, pane, picture), under.x, under.y);
      expect(Math.abs(x - at.x)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(y - at.y)).toBeLessThanOrEqual(0.5);
    }
  });

  it('shows enlargements in whole numbers while the gesture goes on between them', () => {
    const middle = { x: 200, y: 150 };
    let view = zoomTo(fitted(pane, picture), 4.3, middle, pane, picture);
    expect(place(view, pane, picture).zoom).toBe(4);
    view = zoomTo(view, view.zoom * 1.1, middle, pane, picture);
    expect(place(view, pane, picture).zoom).toBe(5);
  });

  it('ends at 64 and at seeing all', () => {
    const middle = { x: 200, y: 150 };
    expect(zoomTo(fitted(pane, picture), 1e6, middle, pane, picture).zoom).toBe(64);
    expect(zoomTo(fitted(pane, picture), 1e-6, middle, pane, picture).zoom).toBe(1);
    const large = { width: 4000, height: 3000 };
    expect(zoomTo(fitted(pane, large), 1e-6, middle, pane, large).zoom).toBe(0.1);
  });

  it('goes through the round stops by button, from whatever lies between', () => {
    expect(stepZoom(1, 1)).toBe(2);
    expect(stepZoom(5, 1)).toBe(6);
    expect(stepZoom(5, -1)).toBe(4);
    expect(stepZoom(0.39, 1)).toBe(0.5);
    expect(stepZoom(64, 1)).toBe(64);
  });
});

describe('the pixel under the pointer', () => {
  const placement = { left: 20, top: 30, zoom: 4 };
  it('covers as many device pixels as the zoom says', () => {
    expect(pixelAt({ x: 20, y: 30 }, placement, picture)).toEqual({ x: 0, y: 0 });
    expect(pixelAt({ x: 23.9, y: 34 }, placement, picture)).toEqual({ x: 0, y: 1 });
  });
  it('is none beside the picture', () => {
    expect(pixelAt({ x: 19, y: 100 }, placement, picture)).toBeUndefined();
    expect(pixelAt({ x: 100, y: 270 }, placement, picture)).toBeUndefined();
  });
});
