/** Zoom and pan in device pixels, so that a picture's pixels fall on the screen's. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Which part of the picture a pane shows. All panes share one. */
export interface Viewport {
  /** Device pixels per picture pixel, as gestures left it; `crisp` makes it the one that is shown. */
  readonly zoom: number;
  /** The picture point (in picture pixels) in the middle of the pane. */
  readonly centre: Point;
}

/** Where the picture lies in a pane: its top left corner in whole device pixels, and the zoom shown. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

/** Device pixels per picture pixel. */
export const largestZoom = 64;

/** Enlargements go in whole steps, so that every picture pixel covers the same number of device pixels. */
export const crisp = (zoom: number): number => (zoom >= 1 ? Math.round(zoom) : zoom);

/** The largest zoom at which the whole picture is seen, whole number or not. */
export const fillZoom = (pane: Size, picture: Size): number =>
  Math.min(pane.width / picture.width, pane.height / picture.height);

/** The largest zoom at which the whole picture is seen; a whole number where it enlarges. */
export function fitZoom(pane: Size, picture: Size): number {
  const zoom = fillZoom(pane, picture);
  return zoom >= 1 ? Math.floor(zoom) : zoom;
}

export const fitted = (pane: Size, picture: Size): Viewport => ({
  zoom: fitZoom(pane, picture),
  centre: { x: picture.width / 2, y: picture.height / 2 },
});

/** One axis: in the middle when all of it is seen, else without showing what lies beyond its edges. */
function confine(centre: number, pane: number, length: number, zoom: number): number {
  const half = pane / 2 / zoom;
  return half * 2 >= length ? length / 2 : Math.min(Math.max(centre, half), length - half);
}

/** Keeps zoom between "all of it, or 1:1" and 64, and the pane filled. */
export function confined(view: Viewport, pane: Size, picture: Size): Viewport {
  const least = Math.min(1, fitZoom(pane, picture));
  const zoom = Math.min(Math.max(view.zoom, least), largestZoom);
  return {
    zoom,
    centre: {
      x: confine(view.centre.x, pane.width, picture.width, crisp(zoom)),
      y: confine(view.centre.y, pane.height, picture.height, crisp(zoom)),
    },
  };
}

export function place(view: Viewport, pane: Size, picture: Size): Placement {
  const { centre, zoom } = confined(view, pane, picture);
  const shown = crisp(zoom);
  return {
    left: Math.round(pane.width / 2 - centre.x * shown),
    top: Math.round(pane.height / 2 - centre.y * shown),
    zoom: shown,
  };
}

/** All of the picture, as large as the pane has room for; its pixels do not fall on the screen's. */
export function placeFilled(pane: Size, picture: Size): Placement {
  const zoom = fillZoom(pane, picture);
  return {
    left: Math.round((pane.width - picture.width * zoom) / 2),
    top: Math.round((pane.height - picture.height * zoom) / 2),
    zoom,
  };
}

/** Zooms to `zoom` while the picture point under `at` (device pixels in the pane) stays under it. */
export function zoomTo(view: Viewport, zoom: number, at: Point, pane: Size, picture: Size): Viewport {
  const before = confined(view, pane, picture);
  const after = confined({ ...before, zoom }, pane, picture).zoom;
  const shift = 1 / crisp(before.zoom) - 1 / crisp(after);
  const centre = {
    x: before.centre.x + (at.x - pane.width / 2) * shift,
    y: before.centre.y + (at.y - pane.height / 2) * shift,
  };
  return confined({ zoom: after, centre }, pane, picture);
}

/** Drags the picture by device pixels. */
export function panBy(view: Viewport, dx: number, dy: number, pane: Size, picture: Size): Viewport {
  const { zoom, centre } = confined(view, pane, picture);
  const moved = { x: centre.x - dx / crisp(zoom), y: centre.y - dy / crisp(zoom) };
  return confined({ zoom, centre: moved }, pane, picture);
}

/** The next zoom for a button or key: 1, 2, 3, 4, 6, 8, 12 ... and 1/2, 1/4 ... below. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const stops = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
  const slack = 1 + 1e-6 * direction;
  const next = direction > 0 ? stops.find((s) => s > zoom * slack) : stops.findLast((s) => s < zoom * slack);
  return next ?? zoom;
}

/** The picture pixel under a point of the pane; undefined beside the picture. */
export function pixelAt(point: Point, { left, top, zoom }: Placement, picture: Size): Point | undefined {
  const x = Math.floor((point.x - left) / zoom);
  const y = Math.floor((point.y - top) / zoom);
  return x >= 0 && y >= 0 && x < picture.width && y < picture.height ? { x, y } : undefined;
}
