import { places, sourceCell } from './cells.ts';
import type { Place, Square, StageLayout } from './geometry.ts';
import { movingCell } from './motion.ts';
import { stripMap } from './strip.ts';

/** How a value of phase (i, j) looks. */
export interface CellStyle {
  readonly fill: (place: Place, value: number) => string;
  readonly ink: (place: Place, value: number) => string;
  /** What is written into a cell of `size` CSS pixels. */
  readonly text: (value: number, size: number) => string;
  /** The smallest cell, in CSS pixels, in which a value is written. */
  readonly textFrom: number;
  readonly font: string;
}

/** What is painted: the values of one feature channel before and after the shuffle, at a moment of it. */
export interface StageScene {
  readonly layout: StageLayout;
  readonly feature: number;
  /** (r r, H, W), from the step before the move. */
  readonly source: Float32Array;
  /** (H r, W r), from the last step. */
  readonly output: Float32Array;
  /** 0 to 3: the steps and what lies between them. */
  readonly progress: number;
  readonly style: CellStyle;
}

function paintCell(
  context: CanvasRenderingContext2D,
  { x, y, size }: Square,
  place: Place,
  value: number,
  style: CellStyle,
): void {
  const seam = size >= 10 ? 1 : 0;
  context.fillStyle = style.fill(place, value);
  // Whole pixels where cells touch, or hairlines would shine through.
  if (seam) context.fillRect(x, y, size - seam, size - seam);
  else context.fillRect(Math.floor(x), Math.floor(y), Math.ceil(size), Math.ceil(size));
  if (size < style.textFrom) return;
  context.fillStyle = style.ink(place, value);
  // The addresses of nine maps and more have four digits.
  context.fillText(style.text(value, size), x + size / 2, y + size / 2, size - 3);
}

/** Paints the source maps and the moving cells onto a cleared context scaled to CSS pixels. */
export function paintStage(context: CanvasRenderingContext2D, scene: StageScene): void {
  const { layout, feature, source, output, progress, style } = scene;
  const { factor: r, width } = layout.shape;
  context.font = style.font;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (progress <= 0) return;
  const all = places(layout.shape);
  if (progress >= 1) {
    all.forEach((place, p) => paintCell(context, sourceCell(layout, place), place, source[p] ?? 0, style));
  }
  if (progress === 1) return;
  // In reverse, so that the phases which leave first fly above the others.
  for (let p = all.length - 1; p >= 0; p--) {
    const place = all[p];
    if (!place) continue;
    const value =
      progress < 2 ? source[p] : output[(place.y * r + place.i) * width * r + place.x * r + place.j];
    paintCell(context, movingCell(layout, feature, place, progress), place, value ?? 0, style);
  }
}

/** Paints all C r^2 small maps of the strip; `maps` is (C r^2, H, W). */
export function paintStrip(
  context: CanvasRenderingContext2D,
  layout: StageLayout,
  maps: Float32Array,
  fill: (map: number, value: number) => string,
): void {
  const { features, factor: r, height, width } = layout.shape;
  const { cell } = layout.strip;
  const { x: left, y: top } = layout.strip.box;
  let p = 0;
  for (let map = 0; map < features * r * r; map++) {
    const box = stripMap(layout, map);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        context.fillStyle = fill(map, maps[p++] ?? 0);
        context.fillRect(box.x - left + x * cell, box.y - top + y * cell, cell, cell);
      }
    }
  }
}
